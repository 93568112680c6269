package dev.hushcell.policy;

/** How a cell is kept in the database. */
public enum Storage {
  /** As bytes (VARBINARY, BYTEA). The default. */
  BINARY(false),
  /** As base64url text without padding, where the type of a column cannot become binary. */
  TEXT(true);

  private final boolean collated;

  Storage(boolean collated) {
    this.collated = collated;
  }

  /** Tells whether the database compares stored cells by the collation of their column. */
  public boolean isCollated() {
    return collated;
  }
}
