package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.Quotes;
import dev.hushcell.internal.dialect.StandardTables;
import dev.hushcell.internal.dialect.TableQueries;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL tells of existing tables, and how it changes them. */
record PostgresTables(TypeKnowledge types) implements StandardTables {
  private static final TableQueries QUERIES =
      new TableQueries(
          PostgresTablesSql.KIND,
          Set.of("r", "p"),
          PostgresTablesSql.COLUMNS,
          PostgresTables::column,
          List.of(PostgresTablesSql.KEYS),
          PostgresTablesSql.LINKS,
          PostgresTablesSql.TYPES,
          PostgresTablesSql.BINARIES);

  private static final CatalogueForm FORM = new CatalogueForm() {};

  @Override
  public Failures failures() {
    return new PostgresFailures();
  }

  @Override
  public CatalogueForm catalogueForm() {
    return FORM;
  }

  @Override
  public TableQueries queries() {
    return QUERIES;
  }

  private static ExistingTable.Column column(ResultSet row) throws SQLException {
    return new ExistingTable.Column(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getBoolean(5),
        Optional.ofNullable(row.getString(6)),
        row.getBoolean(7));
  }

  /**
   * Leaves out columns of which the first value is no cell: the storage type has no length that
   * would tell columns of cells from other ones.
   */
  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    for (Map.Entry<ColumnName, String> each :
        StandardTables.super.binaries(connection, schema).entrySet()) {
      if (holdsCell(connection, each.getKey(), each.getValue().equals("bytea"))) {
        found.put(each.getKey(), each.getValue());
      }
    }
    return found;
  }

  private static boolean holdsCell(Connection connection, ColumnName column, boolean binary)
      throws SQLException {
    String name = Quotes.DOUBLE.of(column.column());
    String cell =
        binary
            ? "pg_catalog.octet_length(v) >= 53 AND v >= '\\xf8'::bytea"
            : "pg_catalog.char_length(v) >= 71 AND v ~ '^[-_][-_A-Za-z0-9]*$'";
    String sql =
        "SELECT 1 FROM (SELECT "
            + name
            + " AS v FROM "
            + Quotes.DOUBLE.of(column.table())
            + " WHERE "
            + name
            + " IS NOT NULL LIMIT 1) first WHERE "
            + cell;
    return !Rows.of(connection, sql, row -> 1).isEmpty();
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return Rows.of(connection, PostgresTablesSql.CHECKS, PostgresTables::check, schema);
  }

  private static Check check(ResultSet row) throws SQLException {
    return new Check(Rows.column(row, 1), row.getString(4), row.getString(5));
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    return ofCells(Rows.of(connection, PostgresTablesSql.ALL_CHECKS, PostgresTables::check));
  }

  /** Makes bytes of any other type and back, by its text; the values are none, or put back. */
  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    String name = types.quoted(column.column());
    String using =
        type.equals("bytea")
            ? "pg_catalog.convert_to(" + name + "::text, 'UTF8')"
            : "pg_catalog.convert_from(" + name + ", 'UTF8')::" + type;
    alter(connection, column.table(), "ALTER COLUMN " + name + " TYPE " + type + " USING " + using);
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
      statement.execute("ALTER TABLE " + Quotes.DOUBLE.of(table) + " " + change);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(autocommit);
    }
  }
}
