package dev.hushcell.testing.scopes;

/**
 * A statement that went wrong.
 *
 * @param seed of which it is a function
 * @param statement in the simplest form that goes wrong in the same way
 * @param told what was seen
 */
public record Finding(Kind kind, long seed, String statement, String told) {
  /** In which way. */
  public enum Kind {
    /** A value that meets a protected column stands in the log of the server. */
    LEAK,
    /** It found or changed something else than on the plain side. */
    WRONG,
    /** The database failed, and does not on the plain side. */
    RAW,
    /** It has an answer, and the plain side fails. */
    ANSWERED,
    /** It was refused with a code that means a fault of the driver. */
    FAULT
  }

  @Override
  public String toString() {
    return "%s, seed %d%n  %s%n  %s".formatted(kind, seed, statement, told);
  }
}
