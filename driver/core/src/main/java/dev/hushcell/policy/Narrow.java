package dev.hushcell.policy;

/**
 * Into how many groups the randomized cells of a column fall, so that the database finds the few
 * among which a value can be. The group of a cell shows nothing but that its value is one of many;
 * values that differ in case alone are in one group.
 *
 * @param first how many letters at the beginning of a value tell its group; 0: the whole value
 * @param groups how many groups there are, a power of two; 0: the cells fall into none
 */
public record Narrow(int first, int groups) {
  /** More could not be told apart in cells that are kept as text. */
  public static final int MOST_GROUPS = 1 << 14;

  /** More letters are nearly always the whole value. */
  public static final int MOST_LETTERS = 32;

  /** Cells that fall into no groups. */
  public static final Narrow NONE = new Narrow(0, 0);

  public Narrow {
    boolean none = groups == 0 && first == 0;
    boolean some =
        groups >= 2 && groups <= MOST_GROUPS && Integer.bitCount(groups) == 1 && first >= 0;
    if (!(none || some) || first > MOST_LETTERS) {
      throw new IllegalArgumentException("no groups: " + first + ", " + groups);
    }
  }

  /** Returns groups by the whole value. */
  public static Narrow whole(int groups) {
    return new Narrow(0, groups);
  }

  /** Tells whether there are groups. */
  public boolean isThere() {
    return groups > 0;
  }

  /** Writes it as the configuration does. */
  @Override
  public String toString() {
    if (!isThere()) {
      return "none";
    }
    return "{ " + (first == 0 ? "whole: true" : "first: " + first) + ", groups: " + groups + " }";
  }
}
