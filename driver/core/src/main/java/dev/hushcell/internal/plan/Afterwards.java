package dev.hushcell.internal.plan;

/** What may be different after a statement; each includes those before it. */
public enum Afterwards {
  /** Nothing. */
  NOTHING,
  /** What this session makes of names and texts. */
  SESSION,
  /** A table, view or routine, for every session. */
  EVERYTHING;

  /** Returns what may be different after a statement of each kind. */
  public Afterwards and(Afterwards other) {
    return compareTo(other) < 0 ? other : this;
  }
}
