package dev.hushcell.internal.sql;

/** Reads the tokens that only one dialect has. Immutable. */
@FunctionalInterface
interface Lexemes {
  /**
   * Reads one token, comment or gap at the place where a scan stands, and moves it on.
   *
   * @return false when what stands there is read by the rules that all dialects share
   */
  boolean read(TextScan scan);

  /** Returns a name with its escapes decoded as the database keeps it. */
  default String kept(String name) {
    return name;
  }
}
