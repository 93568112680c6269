package dev.hushcell.samples.crm.keys;

import dev.hushcell.samples.crm.user.SignedIn;
import dev.hushcell.samples.crm.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes who does what with keys, before it begins and when it is over. */
@Component
class KeyLog {
  private static final Logger LOG = LoggerFactory.getLogger(KeyLog.class);

  private final KeyEvents events;
  private final Users users;
  private final Clock clock;

  KeyLog(KeyEvents events, Users users, Clock clock) {
    this.events = events;
    this.users = users;
    this.clock = clock;
  }

  /** Notes that somebody begins something; what cannot be noted does not begin. */
  long begins(SignedIn who, String title) {
    KeyEvent event = new KeyEvent(users.getReferenceById(who.getId()), clock.instant(), title);
    return Objects.requireNonNull(events.save(event).getId());
  }

  /** Notes what became of it. */
  void ended(long id, String words) {
    try {
      events
          .findById(id)
          .ifPresent(
              event -> {
                event.ended(words);
                events.save(event);
              });
    } catch (RuntimeException e) {
      LOG.warn("what became of a work on keys could not be noted", e);
    }
  }

  /** Notes something that is over at once. */
  void did(SignedIn who, String title, String words) {
    ended(begins(who, title), words);
  }

  /** Returns the last things, newest first. */
  List<KeyEvent> last() {
    return events.findTop50ByOrderByIdDesc();
  }
}
