package dev.hushcell.policy;

/**
 * A table as the database reports it: exact case, no quotes.
 *
 * @param schema name of the schema
 * @param table name of the table
 */
public record TableName(String schema, String table) {
  // Written out: linking what a record is given costs the first connection, here and elsewhere.
  @Override
  public boolean equals(Object other) {
    return other instanceof TableName that
        && table.equals(that.table)
        && schema.equals(that.schema);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + table.hashCode();
  }

  @Override
  public String toString() {
    return schema + "." + table;
  }
}
