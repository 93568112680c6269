package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Rows;
import java.util.List;
import java.util.Set;

/**
 * What one kind of database is asked about its tables. Queries about a table have a parameter for
 * the schema and one for the name, in this order, as often as they need them.
 *
 * @param kind a word for what kind of table or view it is; no row when there is none
 * @param kindsWithRows the words of tables that have rows of their own
 * @param columns the columns of a table, in order
 * @param column reads a row of that
 * @param keys column, type and name of constraint, for each column of a key; several queries where
 *     one is not enough
 * @param links schema, table and column of both sides of each foreign key, from and to
 * @param types table, column and type of all columns of a schema; {@code %s} takes the names of
 *     tables where the database is to leave others out
 * @param binaries the same of the columns that could keep cells, whichever their tables
 */
public record TableQueries(
    String kind,
    Set<String> kindsWithRows,
    String columns,
    Rows.Row<ExistingTable.Column> column,
    List<String> keys,
    String links,
    String types,
    String binaries) {
  public TableQueries {
    kindsWithRows = Set.copyOf(kindsWithRows);
    keys = List.copyOf(keys);
  }
}
