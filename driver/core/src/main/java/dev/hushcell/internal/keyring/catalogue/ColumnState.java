package dev.hushcell.internal.keyring.catalogue;

/** Where a column is on its way to being protected. */
public enum ColumnState {
  /** The record is there, the existing column may not have its storage type and CHECK yet. */
  PENDING,
  /** The column keeps cells, for ever. */
  ACTIVE,
  /**
   * As {@link #ACTIVE}, but the database need not have it: it was dropped or renamed through the
   * driver, or is about to get this name.
   */
  ABSENT,
  /** The column kept cells until a job decrypted it. */
  PLAIN;

  public boolean isProtected() {
    return switch (this) {
      case ACTIVE, ABSENT -> true;
      case PENDING, PLAIN -> false;
    };
  }

  /** Tells whether the database must have the column, with cells in it. */
  public boolean isPresent() {
    return this == ACTIVE;
  }

  /** Tells whether it is to keep cells no more. */
  public boolean isGivenUp() {
    return this == PLAIN;
  }

  /** Tells whether its activation was begun and did not end yet. */
  public boolean isBeingActivated() {
    return this == PENDING;
  }
}
