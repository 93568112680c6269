package dev.hushcell.policy;

/**
 * A column as the database reports it: exact case, no quotes.
 *
 * @param table the table that has the column
 * @param column name of the column
 */
public record ColumnName(TableName table, String column) {
  /** Returns {@code table.column}, the form that messages use. */
  public String shortForm() {
    return table.table() + "." + column;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnName that
        && column.equals(that.column)
        && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return 31 * table.hashCode() + column.hashCode();
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
