package dev.hushcell.policy;

/**
 * To which row a cell belongs: the value of one other column of its table is inside the cell, so
 * that a cell that was put into another row does not open.
 *
 * @param key the column that tells a row, as the database reports it; empty: cells belong to none
 * @param carried whether the values of it stand in front of the cells, as in what is selected
 */
public record BelongsTo(String key, boolean carried) {
  /** Cells that belong to no row. */
  public static final BelongsTo NONE = new BelongsTo("", false);

  /** Returns that cells belong to the rows of their table that a column tells. */
  public static BelongsTo rowOf(String key) {
    return new BelongsTo(key, false);
  }

  /** Tells whether a cell belongs to a row. */
  public boolean isThere() {
    return !key.isEmpty();
  }

  /** Tells whether cells belong to rows that are not told where they stand. */
  public boolean isOpen() {
    return isThere() && !carried;
  }

  /** Writes it as the configuration does. */
  @Override
  public String toString() {
    return isThere() ? key : "none";
  }
}
