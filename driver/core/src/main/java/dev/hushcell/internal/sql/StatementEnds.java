package dev.hushcell.internal.sql;

/** Finds where a statement ends without a semicolon, in one pass. Used by one thread. */
public interface StatementEnds {
  /** Tells whether a new statement begins at a token; to be asked for each in turn. */
  boolean begins(int at);

  /** Notes that a statement begins at a token, after a semicolon or without one. */
  void startAt(int at);
}
