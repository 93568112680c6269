package dev.hushcell.policy;

/**
 * A table as the database reports it: exact case, no quotes.
 *
 * @param schema name of the schema
 * @param table name of the table
 */
public record TableName(String schema, String table) {
  @Override
  public String toString() {
    return schema + "." + table;
  }
}
