package dev.hushcell.testing.sessions;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An interleaving that went wrong with its last turn.
 *
 * @param seed of the round
 * @param said what came of each turn through the driver, and past it where that is something else
 * @param told what was seen
 */
public record Finding(Kind kind, long seed, List<Turn> turns, List<String> said, String told) {
  /** In which way. */
  public enum Kind {
    /** The server received a value for a protected column in clear. */
    LEAK,
    /** The twin said something else. */
    DIFFERS,
    /** The tables differ in the end. */
    STORED,
    /** A table that nobody altered cannot be read in the end. */
    REFUSED,
    /** It was refused with a code that means a fault of the driver. */
    FAULT
  }

  /** Returns what findings of one cause have in common, most of the time. */
  String shape() {
    String where =
        kind == Kind.STORED || kind == Kind.REFUSED ? told.lines().findFirst().orElse("") : last();
    return kind + " " + where.replaceAll("^.: |[0-9]+", "");
  }

  private String last() {
    return turns.isEmpty() ? "" : turns.get(turns.size() - 1).toString();
  }

  boolean isLike(Finding other) {
    return shape().equals(other.shape());
  }

  @Override
  public String toString() {
    String all =
        IntStream.range(0, turns.size())
            .mapToObj(
                i -> "  " + turns.get(i) + (said.get(i).isEmpty() ? "" : "\n      " + said.get(i)))
            .collect(Collectors.joining("\n"));
    return "%s, seed %d%n%s%n  -> %s".formatted(kind, seed, all, told);
  }
}
