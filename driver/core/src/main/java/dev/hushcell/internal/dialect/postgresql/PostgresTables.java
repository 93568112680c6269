package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL tells of existing tables, and how it changes them. */
final class PostgresTables implements DatabaseTables {
  private static final CatalogueForm FORM = new CatalogueForm() {};

  private final TypeKnowledge types;

  PostgresTables(TypeKnowledge types) {
    this.types = types;
  }

  @Override
  public TypeKnowledge types() {
    return types;
  }

  @Override
  public Failures failures() {
    return new PostgresFailures();
  }

  @Override
  public CatalogueForm catalogueForm() {
    return FORM;
  }

  @Override
  public boolean exists(Connection connection, TableName table) throws SQLException {
    return kind(connection, table).isPresent();
  }

  private static Optional<String> kind(Connection connection, TableName table) throws SQLException {
    return Rows.of(
            connection,
            PostgresTablesSql.KIND,
            row -> row.getString(1),
            table.schema(),
            table.table())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<ExistingTable> table(Connection connection, TableName table) throws SQLException {
    Optional<String> kind = kind(connection, table);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    String schema = table.schema();
    String name = table.table();
    List<ExistingTable.Column> columns =
        Rows.of(connection, PostgresTablesSql.COLUMNS, PostgresTables::column, schema, name);
    List<ExistingTable.Key> keys =
        Rows.of(
            connection,
            PostgresTablesSql.KEYS,
            row -> new ExistingTable.Key(row.getString(1), row.getString(2)),
            schema,
            name);
    List<ExistingTable.Link> links =
        Rows.of(
            connection,
            PostgresTablesSql.LINKS,
            row -> new ExistingTable.Link(name(row, 1), name(row, 4)),
            schema,
            name,
            schema,
            name);
    List<Check> checks =
        checks(connection, schema).stream()
            .filter(check -> check.column().table().equals(table))
            .toList();
    return Optional.of(
        new ExistingTable(
            table, Set.of("r", "p").contains(kind.get()), columns, keys, links, checks));
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

  private static ColumnName name(ResultSet row, int first) throws SQLException {
    TableName table = new TableName(row.getString(first), row.getString(first + 1));
    return new ColumnName(table, row.getString(first + 2));
  }

  @Override
  public Map<ColumnName, String> types(Connection connection, String schema, Set<String> tables)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    for (Map.Entry<ColumnName, String> each :
        Rows.of(
            connection,
            PostgresTablesSql.TYPES,
            row -> Map.entry(name(row, 1), row.getString(4)),
            schema)) {
      if (tables.contains(each.getKey().table().table())) {
        found.put(each.getKey(), each.getValue());
      }
    }
    return found;
  }

  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    return CellColumns.unchecked(connection, schema);
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return Rows.of(
        connection,
        PostgresTablesSql.CHECKS,
        row -> new Check(name(row, 1), row.getString(5), row.getString(4)),
        schema);
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    List<CellCheck> found = new ArrayList<>();
    Rows.of(
        connection,
        PostgresTablesSql.ALL_CHECKS,
        row ->
            types.isCellCheck(row.getString(4))
                && found.add(new CellCheck(name(row, 1), row.getString(5))));
    return found;
  }

  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    new PostgresAlteration(connection, column.table()).changeType(column.column(), type);
  }

  @Override
  public void addConstraint(Connection connection, TableName table, String clause)
      throws SQLException {
    new PostgresAlteration(connection, table).run("ADD " + clause);
  }

  @Override
  public void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    new PostgresAlteration(connection, check.column().table())
        .run(
            "RENAME CONSTRAINT "
                + PostgresTypes.quote(check.constraint())
                + " TO "
                + PostgresTypes.quote(name));
  }

  /**
   * Changes to one table, each in a transaction of its own that does not wait long for its lock:
   * who holds the lock may be the transaction that waits for the change.
   */
  private record PostgresAlteration(Connection connection, TableName table) {
    private static final String PATIENCE = "SET LOCAL lock_timeout = '3s'";

    /** Makes bytes of any other type and back, by its text; the values are none, or put back. */
    void changeType(String column, String type) throws SQLException {
      String name = PostgresTypes.quote(column);
      String using =
          type.equals("bytea")
              ? "pg_catalog.convert_to(" + name + "::text, 'UTF8')"
              : "pg_catalog.convert_from(" + name + ", 'UTF8')::" + type;
      run("ALTER COLUMN " + name + " TYPE " + type + " USING " + using);
    }

    void run(String change) throws SQLException {
      boolean autocommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(PATIENCE);
        statement.execute("ALTER TABLE " + name() + " " + change);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(autocommit);
      }
    }

    private String name() {
      return PostgresTypes.quote(table.schema()) + "." + PostgresTypes.quote(table.table());
    }
  }
}
