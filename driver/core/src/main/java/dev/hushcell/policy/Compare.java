package dev.hushcell.policy;

/** How an equality column treats text whose collation in the database is not exact. */
public enum Compare {
  /** Nothing declared: an inexact collation is refused when the column is activated. */
  UNSPECIFIED,
  /** Code points are compared as they are; the difference from the collation is accepted. */
  EXACT,
  /** The value is lower-cased (root locale) before it is stored and compared. */
  LOWER;

  /** Tells whether values are lower-cased before they are stored and compared. */
  public boolean isLowered() {
    return switch (this) {
      case LOWER -> true;
      case UNSPECIFIED, EXACT -> false;
    };
  }
}
