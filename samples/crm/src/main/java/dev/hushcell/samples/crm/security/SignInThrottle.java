package dev.hushcell.samples.crm.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Makes guessing of passwords slow: after some attempts in a row that failed, the next one has to
 * wait, each time twice as long, up to a quarter of an hour. Counted are the attempts for a user
 * name from an address, with a wider limit those from an address, and with the widest those for a
 * name, so that nobody is kept out easily by somebody else. An attempt counts as failed until it
 * has succeeded: many at once are no way around. Thread-safe.
 */
@Component
public class SignInThrottle {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST_NAME = 100;

  private final Clock clock;
  private final Map<Key, Failures> failures = new LinkedHashMap<>(); // guarded by this

  SignInThrottle(Clock clock) {
    this.clock = clock;
  }

  /** What attempts are counted for. */
  private record Key(String name, String address, int free) {}

  /** Attempts in a row. */
  private record Failures(int count, Instant last) {
    Duration waitAfter(int free) {
      if (count < free) {
        return Duration.ZERO;
      }
      Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(count - free, 10));
      return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
  }

  /** Begins an attempt, or returns how long it has to wait. */
  public synchronized Duration begin(String name, String address) {
    Instant now = clock.instant();
    Duration wait = Duration.ZERO;
    for (Key key : keys(name, address)) {
      Duration left = left(key, now);
      wait = left.compareTo(wait) > 0 ? left : wait;
    }
    if (wait.isZero()) {
      keys(name, address).forEach(key -> count(key, now));
    }
    return wait;
  }

  private Duration left(Key key, Instant now) {
    Failures known = failures.get(key);
    if (known == null) {
      return Duration.ZERO;
    }
    Duration passed = Duration.between(known.last(), now);
    Duration left = known.waitAfter(key.free()).minus(passed);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void count(Key key, Instant now) {
    Failures known = failures.remove(key); // and to the end again
    int before = known == null || known.last().plus(FORGOTTEN).isBefore(now) ? 0 : known.count();
    failures.put(key, new Failures(before + 1, now));
    if (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  @EventListener
  void succeeded(AuthenticationSuccessEvent event) {
    if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails from) {
      succeeded(event.getAuthentication().getName(), from.getRemoteAddress());
    }
  }

  /** Notes that an attempt succeeded: it counts for nothing, and those for the name are over. */
  public synchronized void succeeded(String name, String address) {
    List<Key> keys = keys(name, address);
    failures.remove(keys.get(0));
    keys.forEach(
        key ->
            failures.computeIfPresent(
                key, (k, known) -> new Failures(Math.max(0, known.count() - 1), known.last())));
  }

  private static List<Key> keys(String name, String address) {
    String known = name.toLowerCase(Locale.ROOT);
    String kept = known.substring(0, Math.min(known.length(), LONGEST_NAME));
    List<Key> keys = new ArrayList<>();
    keys.add(new Key(kept, address, 5));
    keys.add(new Key("", address, 50));
    keys.add(new Key(kept, "", 100));
    return keys;
  }
}
