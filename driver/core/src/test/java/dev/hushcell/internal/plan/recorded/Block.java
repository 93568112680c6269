package dev.hushcell.internal.plan.recorded;

import dev.hushcell.internal.plan.recorded.Generated.Planned;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is recorded of a thousand generated statements.
 *
 * @param name the kind of database, and its number
 * @param texts a digest of the statements
 * @param outcomes a digest of what becomes of them
 * @param counts how many are untouched, planned, and refused
 * @param marks a character for each statement, which tells what becomes of it and, most of the
 *     time, whether it is the same; none for most blocks
 */
record Block(String name, String texts, String outcomes, String counts, String marks) {
  static final int STATEMENTS = 1000;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int SHADES = 16;

  /** Returns what is recorded of statements. */
  static Block of(String name, List<Planned> planned, boolean marked) {
    String counts =
        Kind.ALL.stream()
            .map(kind -> planned.stream().filter(each -> Kind.of(each.outcome()) == kind).count())
            .map(String::valueOf)
            .collect(Collectors.joining("+"));
    String marks =
        planned.stream()
            .map(each -> String.valueOf(mark(each.outcome())))
            .collect(Collectors.joining());
    return new Block(
        name,
        digest(planned, Planned::sql),
        digest(planned, Planned::outcome),
        counts,
        marked ? marks : "-");
  }

  /** What becomes of a statement. */
  enum Kind {
    UNTOUCHED,
    PLANNED,
    REFUSED;

    /** In the order of the alphabet of marks. */
    static final List<Kind> ALL = List.of(values());

    static Kind of(String outcome) {
      return outcome.startsWith("!") ? REFUSED : outcome.startsWith("U") ? UNTOUCHED : PLANNED;
    }
  }

  static char mark(String outcome) {
    int shade = Math.floorMod(outcome.hashCode() * 31, 251) % SHADES;
    return ALPHABET.charAt(Kind.ALL.indexOf(Kind.of(outcome)) * SHADES + shade);
  }

  /** Returns what becomes of a statement by the mark that it has. */
  Kind kind(int statement) {
    return Kind.ALL.get(ALPHABET.indexOf(marks.charAt(statement)) / SHADES);
  }

  boolean isMarked() {
    return marks.length() > 1;
  }

  private static String digest(List<Planned> planned, Function<Planned, String> part) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      planned.forEach(
          each -> digest.update((part.apply(each) + "\0").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a line. */
  static Block read(String line) {
    String[] words = line.split(" ", -1);
    return new Block(words[0], words[1], words[2], words[3], words[4]);
  }

  @Override
  public String toString() {
    return String.join(" ", name, texts, outcomes, counts, marks);
  }
}
