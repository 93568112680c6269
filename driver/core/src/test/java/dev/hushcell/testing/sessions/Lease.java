package dev.hushcell.testing.sessions;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody else does to a name that the driver met before may go unnoticed for ten seconds,
 * which the threat model admits: so much time passes then at once. A name that it did not meet must
 * be noticed without that.
 */
final class Lease {
  private static final Pattern NAME = Pattern.compile("\\b([vf]\\d+|contact|archive)\\b");

  /** Behind them stands of what something new is made. */
  private static final Pattern MADE_OF = Pattern.compile(" (?:as|returns|for|begin) ");

  private final Stage stage;
  private final Set<String> met = new HashSet<>();
  private final Set<String> defined = new HashSet<>();
  private boolean open;

  Lease(Stage stage) {
    this.stage = stage;
  }

  /** Learns what was done, and lets time pass where that is due. */
  void follow(Turn turn) {
    if (!turn.isForeign()) {
      met.addAll(names(turn.text()));
      return;
    }
    // What is defined in a transaction is there for others at its end.
    if (turn.text().matches("(?s)(create|alter|drop|rename) .*")) {
      defined.addAll(names(MADE_OF.split(turn.text(), 2)[0]));
    }
    if (defined.stream().anyMatch(met::contains)) {
      stage.passLease();
    }
    open |= turn.text().matches("begin|set autocommit off");
    if (turn.text().matches("commit|rollback|set autocommit on")) {
      open = false;
    }
    if (!open) {
      defined.clear();
    }
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
