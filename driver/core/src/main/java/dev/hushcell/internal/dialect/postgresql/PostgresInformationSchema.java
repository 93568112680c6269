package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.schema.SessionState;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a PostgreSQL database about itself, over the connection of a session. */
final class PostgresInformationSchema implements InformationSchema {
  /** Bytes that are kept of a name, of a database that was built without changes. */
  private static final int LONGEST_NAME = 63;

  private final Connection connection;

  PostgresInformationSchema(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Naming naming() {
    Letters letters = new Letters(Unquoted.LOWER_ASCII);
    return new Naming(letters, letters, letters, letters, LONGEST_NAME, false);
  }

  @Override
  public void requireSupportedSettings() {
    session();
  }

  /** The default collation of a database always tells code points apart. */
  @Override
  public String collation() {
    return "";
  }

  @Override
  public SessionState session() {
    return ask(
        () -> {
          SessionState state =
              Rows.of(connection, PostgresSchemaSql.SESSION, PostgresInformationSchema::state)
                  .get(0);
          Set<TableName> temporary =
              new HashSet<>(
                  Rows.of(
                      connection, PostgresSchemaSql.TEMPORARY, PostgresInformationSchema::table));
          return new SessionState(state.schema(), state.searchPath(), temporary, state.zone());
        });
  }

  private static SessionState state(ResultSet row) throws SQLException {
    if (!"on".equals(row.getString(4))) {
      throw SchemaFault.SETTING.fault(
          "the session has standard_conforming_strings=off, under which a backslash in a literal"
              + " means something else; remove that setting, or use the plain driver");
    }
    List<String> path = List.of((String[]) row.getArray(2).getArray());
    String schema = row.getString(1);
    return new SessionState(schema == null ? "" : schema, path, Set.of(), row.getString(3));
  }

  private static TableName table(ResultSet row) throws SQLException {
    return new TableName(row.getString(1), row.getString(2));
  }

  @Override
  public boolean isInTransaction() {
    return ask(() -> !connection.getAutoCommit());
  }

  @Override
  public Optional<Relation> relation(String schema, String name) {
    return ask(
        () ->
            Rows.of(connection, PostgresSchemaSql.RELATION, this::relation, schema, schema, name)
                .stream()
                .findFirst());
  }

  private Relation relation(ResultSet row) throws SQLException {
    TableName name = table(row);
    String oid = row.getString(4);
    String kind = row.getString(3);
    List<String> columns =
        Rows.of(connection, PostgresSchemaSql.COLUMNS, column -> column.getString(1), oid);
    boolean isTable = kind.equals("r") || kind.equals("p");
    boolean isView = kind.equals("v") || kind.equals("m");
    return new Relation(name, columns, isTable, isView ? definition(oid) : null);
  }

  /** Returns the query of a view with every table named with its schema. */
  private String definition(String oid) throws SQLException {
    String path =
        Rows.of(connection, PostgresSchemaSql.SEARCH_PATH, row -> row.getString(1)).get(0);
    return Rows.of(connection, PostgresSchemaSql.VIEW, row -> row.getString(2), oid, path).get(0);
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return ask(
        () ->
            new HashSet<>(
                Rows.of(
                    connection,
                    PostgresSchemaSql.PRIMARY_KEY,
                    row -> row.getString(1),
                    table.schema(),
                    table.table())));
  }

  @Override
  public List<@Nullable String> triggers(TableName table) {
    return new ArrayList<@Nullable String>(texts(PostgresSchemaSql.TRIGGERS, table, 2));
  }

  @Override
  public List<String> policies(TableName table) {
    return texts(PostgresSchemaSql.POLICIES, table, 1);
  }

  @Override
  public List<String> relatives(TableName table) {
    return texts(PostgresSchemaSql.RELATIVES, table, 1);
  }

  /** Asks for one text a row; the table is named so many times. */
  private List<String> texts(String sql, TableName table, int times) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      names.add(table.schema());
      names.add(table.table());
    }
    return ask(
        () -> Rows.of(connection, sql, row -> row.getString(1), names.toArray(new String[0])));
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> names) {
    return ask(
        () -> {
          List<ColumnName> found = new ArrayList<>();
          for (String name : names.stream().sorted().toList()) {
            found.addAll(
                Rows.of(
                    connection,
                    PostgresSchemaSql.COLUMNS_CALLED,
                    row -> new ColumnName(table(row), row.getString(3)),
                    name));
          }
          return found;
        });
  }

  @Override
  public List<Source> sources() {
    return ask(
        () ->
            Rows.of(
                connection,
                PostgresSchemaSql.SOURCES,
                row -> new Source(row.getString(1), row.getString(2))));
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private static <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      if (new PostgresFailures().isOfFailedTransaction(e)) {
        throw SchemaFault.TRANSACTION_FAILED.fault(
            "an earlier statement of the transaction failed, so that the database answers nothing;"
                + " roll back");
      }
      throw SchemaFault.UNREADABLE.fault(
          "the tables of pg_catalog cannot be read; roll back, or connect again", e);
    }
  }
}
