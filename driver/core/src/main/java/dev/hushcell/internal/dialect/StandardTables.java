package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of a database that answers {@link TableQueries} and changes tables by ALTER TABLE. A
 * database says otherwise where it does otherwise.
 */
public abstract class StandardTables implements DatabaseTables {
  /**
   * What one kind of database is asked about its tables. Queries about a table have a parameter for
   * the schema and one for the name, in this order, as often as they need them.
   *
   * @param kind a word for what kind of table or view it is; no row when there is none
   * @param kindsWithRows the words of tables that have rows of their own
   * @param columns the columns of a table, in order
   * @param column reads a row of that
   * @param keys column, type and name of constraint, for each column of a key; several queries
   *     where one is not enough
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

  private final Quotes quotes;
  private final TypeKnowledge types;
  private final Failures failures;
  private final CatalogueForm form;
  private final TableQueries queries;

  protected StandardTables(
      Quotes quotes,
      TypeKnowledge types,
      Failures failures,
      CatalogueForm form,
      TableQueries queries) {
    this.quotes = quotes;
    this.types = types;
    this.failures = failures;
    this.form = form;
    this.queries = queries;
  }

  @Override
  public final TypeKnowledge types() {
    return types;
  }

  @Override
  public final Failures failures() {
    return failures;
  }

  @Override
  public final CatalogueForm catalogueForm() {
    return form;
  }

  /** Runs ALTER TABLE. */
  public void alter(Connection connection, TableName table, String change) throws SQLException {
    Rows.run(connection, quotes.sql("ALTER TABLE %s ", table) + change);
  }

  /** Runs ALTER TABLE with names in quotes; see {@link Quotes#sql}. */
  public final void alter(Connection connection, TableName table, String form, Object... names)
      throws SQLException {
    alter(connection, table, quotes.sql(form, names));
  }

  @Override
  public boolean exists(Connection connection, TableName table) throws SQLException {
    return kind(connection, table).isPresent();
  }

  private Optional<String> kind(Connection connection, TableName table) throws SQLException {
    return Rows.first(connection, queries.kind(), row -> row.getString(1).strip(), table);
  }

  @Override
  public Optional<ExistingTable> table(Connection connection, TableName table) throws SQLException {
    Optional<String> kind = kind(connection, table);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    List<ExistingTable.Key> keys = new ArrayList<>();
    for (String each : queries.keys()) {
      keys.addAll(
          Rows.ofTable(
              connection,
              each,
              row -> new ExistingTable.Key(row.getString(1), row.getString(2), row.getString(3)),
              table));
    }
    return Optional.of(
        new ExistingTable(
            table,
            queries.kindsWithRows().contains(kind.get()),
            Rows.ofTable(connection, queries.columns(), queries.column(), table),
            keys,
            Rows.ofTable(
                connection,
                queries.links(),
                row -> new ExistingTable.Link(Rows.column(row, 1), Rows.column(row, 4)),
                table),
            checks(connection, table)));
  }

  /** Returns the CHECKs on a table, once for each column that they speak of. */
  protected List<Check> checks(Connection connection, TableName table) throws SQLException {
    return checks(connection, table.schema()).stream()
        .filter(check -> check.column().table().equals(table))
        .toList();
  }

  @Override
  public Map<ColumnName, String> types(Connection connection, String schema, Set<String> tables)
      throws SQLException {
    String query = queries.types();
    if (tables.isEmpty()) {
      return new HashMap<>();
    }
    if (query.contains("%s")) {
      List<String> parameters = new ArrayList<>(tables);
      parameters.add(0, schema);
      return types(
          connection,
          Rows.withParameters(query, tables.size()),
          schema,
          parameters.toArray(String[]::new));
    }
    Map<ColumnName, String> found = types(connection, query, schema, schema);
    found.keySet().removeIf(column -> !tables.contains(column.table().table()));
    return found;
  }

  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    return types(connection, queries.binaries(), schema, schema);
  }

  private static Map<ColumnName, String> types(
      Connection connection, String sql, String schema, String... parameters) throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    Rows.of(
        connection,
        sql,
        row -> {
          String type = row.getString(3);
          TableName table = new TableName(schema, row.getString(1));
          if (type != null) { // else another session is changing it
            found.put(new ColumnName(table, row.getString(2)), type);
          }
          return table;
        },
        parameters);
    return found;
  }

  @Override
  public void addConstraint(Connection connection, TableName table, String clause)
      throws SQLException {
    alter(connection, table, "ADD " + clause);
  }

  @Override
  public void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    String form = "RENAME CONSTRAINT %s TO %s";
    alter(connection, check.column().table(), form, check.constraint(), name);
  }
}
