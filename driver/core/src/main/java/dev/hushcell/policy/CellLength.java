package dev.hushcell.policy;

/**
 * How long the cells of a column get, and how long the database takes them in an index.
 *
 * @param column the column
 * @param longest bytes of the longest cell in an index; 0 where its values have no limit
 * @param indexed the most bytes that an index takes
 */
public record CellLength(ColumnName column, long longest, long indexed) {
  /** Tells whether there are values that an index of the column would refuse. */
  public boolean isTooLong() {
    return longest > indexed;
  }
}
