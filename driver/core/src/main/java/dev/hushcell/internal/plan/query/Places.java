package dev.hushcell.internal.plan.query;

/** How messages tell a place in a text. */
public final class Places {
  private Places() {}

  /** Returns an offset as it ends a message, counted from one. */
  public static String at(int offset) {
    return " (position " + (offset + 1) + ")";
  }
}
