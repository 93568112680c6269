package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.StandardTables;
import dev.hushcell.internal.dialect.StandardTables.TableQueries;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.FirstValue;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Describes and changes existing tables of PostgreSQL. */
final class PostgresTables extends StandardTables {
  private static final TableQueries QUERIES =
      new TableQueries(
          PostgresTablesSql.KIND,
          Set.of("r", "p"),
          PostgresTablesSql.COLUMNS,
          PostgresTables::column,
          List.of(
              PostgresTablesSql.KEYS,
              PostgresTablesSql.UNIQUE_INDEXES,
              PostgresTablesSql.PARTITIONS),
          PostgresTablesSql.LINKS,
          PostgresTablesSql.TYPES,
          PostgresTablesSql.BINARIES);

  private final KnownChecks known = new KnownChecks();

  PostgresTables(TypeKnowledge types) {
    super(Quotes.DOUBLE, types, new PostgresFailures(), new CatalogueForm() {}, QUERIES);
  }

  private static ExistingTable.Column column(ResultSet row) throws SQLException {
    return new ExistingTable.Column(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getBoolean(5),
        Optional.ofNullable(row.getString(6)),
        row.getBoolean(7),
        Optional.empty());
  }

  /**
   * Leaves out columns of which the first value is no cell: the storage type has no length that
   * would tell columns of cells from other ones. A table that is being altered is left out until it
   * is not: nobody else reads it meanwhile, and who alters it may wait for this.
   */
  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>(super.binaries(connection, schema));
    Set<String> locked = new HashSet<>(Rows.texts(connection, PostgresTablesSql.LOCKED, schema));
    found.keySet().removeIf(column -> locked.contains(column.table().table()));
    Set<ColumnName> others = LockPatience.within(connection, () -> withoutCells(connection, found));
    found.keySet().removeAll(others);
    return found;
  }

  private static Set<ColumnName> withoutCells(
      Connection connection, Map<ColumnName, String> columns) throws SQLException {
    Set<ColumnName> others = new HashSet<>();
    for (Map.Entry<ColumnName, String> each : columns.entrySet()) {
      if (!holdsCell(connection, each.getKey(), each.getValue().equals("bytea"))) {
        others.add(each.getKey());
      }
    }
    return others;
  }

  private static boolean holdsCell(Connection connection, ColumnName column, boolean binary)
      throws SQLException {
    String cell =
        binary
            ? "pg_catalog.octet_length(v) >= 53 AND v >= '\\xf8'::bytea"
            : "pg_catalog.char_length(v) >= 71 AND v ~ '^[-_][-_A-Za-z0-9]*$'";
    String first =
        "SELECT 1 FROM (SELECT %s AS v FROM %s WHERE %s IS NOT NULL LIMIT 1) first WHERE ";
    String name = column.column();
    return Rows.hasSome(connection, Quotes.DOUBLE.sql(first, name, column.table(), name) + cell);
  }

  /** Asks before whether it may, since a query that fails ends the transaction. */
  @Override
  public Optional<FirstValue> first(Connection connection, ColumnName column, boolean text)
      throws SQLException {
    TableName table = column.table();
    boolean mayRead =
        Rows.isTrue(
            connection, PostgresTablesSql.MAY_READ, table.schema(), table.table(), column.column());
    boolean free =
        !Rows.texts(connection, PostgresTablesSql.LOCKED, table.schema()).contains(table.table());
    return mayRead && free
        ? LockPatience.within(connection, () -> super.first(connection, column, text))
        : Optional.empty();
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return known.of(connection, PostgresTablesSql.CHECKS, schema);
  }

  static Check check(String schema, String table, String column, String name, String text) {
    return new Check(new ColumnName(new TableName(schema, table), column), name, text);
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    return ofCells(known.of(connection, PostgresTablesSql.ALL_CHECKS));
  }

  /** Makes any type of any other, by its text; the values are none, or put back. */
  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    String name = types().quoted(column.column());
    String using =
        type.equals("bytea")
            ? "pg_catalog.convert_to(" + name + "::text, 'UTF8')"
            : isBytes(connection, column)
                ? "pg_catalog.convert_from(" + name + ", 'UTF8')::" + type
                : name + "::text::" + type;
    alter(connection, column.table(), "ALTER COLUMN " + name + " TYPE " + type + " USING " + using);
  }

  private boolean isBytes(Connection connection, ColumnName column) throws SQLException {
    TableName table = column.table();
    return "bytea".equals(types(connection, table.schema(), Set.of(table.table())).get(column));
  }

  /**
   * Makes a change in a transaction of its own that does not wait long for its lock: who holds the
   * lock may be the transaction that waits for the change.
   */
  @Override
  public void alter(Connection connection, TableName table, String change) throws SQLException {
    boolean autocommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '3s'");
      statement.execute(Quotes.DOUBLE.sql("ALTER TABLE %s ", table) + change);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(autocommit);
    }
  }
}
