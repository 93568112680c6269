package dev.hushcell.testing.sessions;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that one client does.
 *
 * @param who does it
 * @param text of the statement, with {@code ?} where values are bound; empty for another act
 * @param values bound to it
 */
public record Turn(Who who, Act act, String text, List<String> values) {
  /** Begins a text that is not run but collected for a batch. */
  static final String COLLECTED = "collect ";

  private static final Pattern WRITTEN =
      Pattern.compile("([ABCF-]): (?:\\((\\w+)\\)|(.*?)(?:  \\[(.*)\\])?)");

  /** Names that may mean something protected, behind the words that name a table. */
  private static final Pattern RELATION =
      Pattern.compile("\\b(?:from|update|into|join) ((?:\\{side\\}|side\\.)?(?:contact|v\\d+))\\b");

  /** A client: sessions through the driver, each with a twin past it, and one that is foreign. */
  public enum Who {
    A,
    B,
    C,
    /** Knows nothing of the driver, and does the same to both databases. */
    F
  }

  /** What it is that is done. */
  public enum Act {
    RUN,
    COMMIT,
    ROLLBACK,
    AUTOCOMMIT_OFF,
    AUTOCOMMIT_ON,
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE,
    /** Runs what a client has collected. */
    BATCH,
    RECONNECT,
    /** So much time passes that the driver asks everything again; nobody does it. */
    LEASE
  }

  static Turn run(Who who, String text, List<String> values) {
    return new Turn(who, Act.RUN, text, values);
  }

  /** Reads one as it is printed: {@code A: select ? [value]} or {@code A: (commit)}. */
  public static Turn written(String line) {
    Matcher parts = WRITTEN.matcher(line.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("no turn: " + line);
    }
    Who who = parts.group(1).equals("-") ? Who.F : Who.valueOf(parts.group(1));
    if (parts.group(2) != null) {
      Act act = Act.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
      return new Turn(who, act, "", List.of());
    }
    List<String> values = parts.group(4) == null ? List.of() : List.of(parts.group(4).split(", "));
    return run(who, parts.group(3), values);
  }

  boolean isForeign() {
    return who == Who.F;
  }

  /** Tells whether it only waits for the next batch. */
  boolean isCollected() {
    return text.startsWith(COLLECTED);
  }

  /** Returns a query that finds a mark if what the statement names is protected. */
  String probe() {
    Matcher relation = RELATION.matcher(text);
    return relation.find() ? "select email from " + relation.group(1) + " where id = 1" : "";
  }

  @Override
  public String toString() {
    String name = act == Act.LEASE ? "-" : who.name();
    return act == Act.RUN
        ? name + ": " + text + (values.isEmpty() ? "" : "  " + values)
        : name + ": (" + act.name().toLowerCase(Locale.ROOT) + ")";
  }
}
