package dev.hushcell.policy;

/** How an equality column treats text whose collation in the database is not exact. */
public enum Compare {
  /** Nothing declared: an inexact collation is refused when the column is activated. */
  UNSPECIFIED,
  /** Code points are compared as they are; the difference from the collation is accepted. */
  EXACT,
  /** The value is lower-cased (root locale) before it is stored and compared. */
  LOWER,
  /** The value is stored as it is, and compared without regard to case. */
  IGNORE_CASE;

  /** Tells whether values are lower-cased before they are stored and compared. */
  public boolean isLowered() {
    return switch (this) {
      case LOWER -> true;
      case UNSPECIFIED, EXACT, IGNORE_CASE -> false;
    };
  }

  /** Tells whether only the beginnings of cells are equal where values are. */
  public boolean isByBeginning() {
    return switch (this) {
      case IGNORE_CASE -> true;
      case UNSPECIFIED, EXACT, LOWER -> false;
    };
  }

  /** Tells whether values that differ in case alone are equal. */
  public boolean ignoresCase() {
    return isLowered() || isByBeginning();
  }

  /** Tells whether both make the same cells of the same values. */
  public boolean makesCellsOf(Compare other) {
    return isLowered() == other.isLowered() && isByBeginning() == other.isByBeginning();
  }
}
