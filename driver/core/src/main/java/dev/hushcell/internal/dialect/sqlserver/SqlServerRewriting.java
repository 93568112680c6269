package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.rewriting.InPlaceTables;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rewrites columns in SQL Server, where definitions are in transactions: in one that has the table
 * for itself new columns are added and filled, the old ones dropped, their names and indexes given
 * to the new ones, and the record is written.
 */
final class SqlServerRewriting implements InPlaceTables {
  private static final int LOCK_TIMEOUT = 1222;

  /** For how long to wait for the catalogue, with all rows rewritten already. */
  private static final int PATIENCE = 30_000;

  /** In the order in which they are asked for. */
  private static final List<String> KINDS =
      List.of(
          "a history of its rows: switch SYSTEM_VERSIONING off and drop the history",
          "its rows in memory only: use a table on disk",
          "a publication, to other servers: take it out of it",
          "changes that are captured: EXEC sys.sp_cdc_disable_table");

  private static final List<String> OF_TABLE =
      List.of(SqlServerRewritingSql.TRIGGERS, SqlServerRewritingSql.POLICIES);
  private static final List<String> OF_COLUMN =
      List.of(
          SqlServerRewritingSql.FOREIGN_KEYS,
          SqlServerRewritingSql.DEFAULTS,
          SqlServerRewritingSql.STATISTICS,
          SqlServerRewritingSql.UNUSUAL,
          SqlServerRewritingSql.WORDS,
          SqlServerRewritingSql.PROPERTIES,
          SqlServerRewritingSql.RIGHTS);

  private final SqlServerTables tables;

  SqlServerRewriting(SqlServerTables tables) {
    this.tables = tables;
  }

  @Override
  public String first(int most) {
    return " OFFSET 0 ROWS FETCH NEXT " + most + " ROWS ONLY";
  }

  @Override
  public String filled(Column column) {
    return column.shadow();
  }

  @Override
  public List<String> objections(
      Connection connection, TableName table, List<NewColumn> columns, List<String> unsearchable)
      throws SQLException {
    List<String> found = new ArrayList<>();
    Rows.ofTable(connection, SqlServerRewritingSql.KINDS, row -> kinds(row, found), table);
    for (String sql : OF_TABLE) {
      found.addAll(Rows.texts(connection, sql, table));
    }
    for (NewColumn column : columns) {
      found.addAll(
          Rows.ofTable(
              connection,
              SqlServerRewritingSql.MODULES,
              SqlServerRewriting::module,
              table,
              column.name(),
              tables.types().checkName(new ColumnName(table, column.name()))));
      for (String sql : OF_COLUMN) {
        found.addAll(Rows.texts(connection, sql, table, column.name()));
      }
    }
    for (String column : unsearchable) {
      found.addAll(Rows.texts(connection, SqlServerRewritingSql.INDEXES, table, column));
    }
    return found.stream().distinct().toList();
  }

  private static boolean kinds(ResultSet row, List<String> found) throws SQLException {
    for (int i = 0; i < KINDS.size(); i++) {
      if (row.getInt(i + 1) != 0) {
        found.add(KINDS.get(i));
      }
    }
    return true;
  }

  private static String module(ResultSet row) throws SQLException {
    String name = name(row.getString(2)) + "." + name(row.getString(3));
    return switch (row.getString(1).strip()) {
      case "V" -> "a view: DROP VIEW " + name;
      case "TR" -> "a trigger: DROP TRIGGER " + name;
      case "P" -> "a routine: DROP PROCEDURE " + name;
      case "C" -> "a CHECK, to be dropped: " + name;
      case "U" -> "a computed column, to be dropped, of " + name;
      default -> "a routine: DROP FUNCTION " + name;
    };
  }

  @Override
  public List<String> key(Connection connection, TableName table, List<String> rewritten)
      throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    List<String> optional = new ArrayList<>();
    Rows.ofTable(
        connection,
        SqlServerRewritingSql.KEYS,
        row -> {
          String column = row.getString(2);
          if (row.getInt(3) == 1) {
            optional.add(column);
          }
          return keys.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(column);
        },
        table);
    return keys.values().stream()
        .filter(key -> key.stream().noneMatch(rewritten::contains))
        .filter(key -> key.stream().noneMatch(optional::contains))
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public boolean rewrite(
      Connection connection,
      Rewriting job,
      List<NewColumn> columns,
      long patience,
      SqlCall.ActionWith<Connection> rows,
      Recording recording)
      throws SQLException {
    connection.setAutoCommit(false);
    int usual = Rows.of(connection, "SELECT @@LOCK_TIMEOUT", row -> row.getInt(1)).get(0);
    boolean done = false;
    try {
      if (!lock(connection, job.table(), patience)) {
        return false;
      }
      change(connection, job, columns, rows);
      recording.within(connection);
      connection.commit();
      done = true;
      return true;
    } finally {
      if (!done) {
        connection.rollback();
      }
      Rows.run(connection, "SET LOCK_TIMEOUT " + usual);
    }
  }

  private static boolean lock(Connection connection, TableName table, long patience)
      throws SQLException {
    Rows.run(connection, "SET LOCK_TIMEOUT " + patience);
    try {
      String lock =
          "SELECT TOP (1) 1 FROM " + SqlServerTypes.QUOTES.of(table) + " WITH (TABLOCKX, HOLDLOCK)";
      Rows.of(connection, lock, row -> 1);
      Rows.run(connection, "SET LOCK_TIMEOUT " + PATIENCE);
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == LOCK_TIMEOUT) {
        return false;
      }
      throw e;
    }
  }

  private void change(
      Connection connection,
      Rewriting job,
      List<NewColumn> columns,
      SqlCall.ActionWith<Connection> rows)
      throws SQLException {
    List<KeptIndex> indexes = indexes(connection, job);
    TableName table = job.table();
    for (int i = 0; i < columns.size(); i++) {
      String shadow = name(job.columns().get(i).shadow());
      tables.alter(connection, table, "ADD " + shadow + " " + columns.get(i).type() + " NULL");
    }
    rows.run(connection);
    for (KeptIndex index : indexes) {
      Rows.run(connection, index.drop(table));
    }
    for (int i = 0; i < columns.size(); i++) {
      replace(connection, job, job.columns().get(i), columns.get(i));
    }
    for (KeptIndex index : indexes) {
      Rows.run(connection, index.create(table));
    }
  }

  private static List<KeptIndex> indexes(Connection connection, Rewriting job) throws SQLException {
    Map<String, KeptIndex> found = new LinkedHashMap<>();
    for (Column column : job.columns()) {
      KeptIndex.of(connection, job.full(column)).forEach(each -> found.put(each.name(), each));
    }
    return List.copyOf(found.values());
  }

  private void replace(Connection connection, Rewriting job, Column column, NewColumn made)
      throws SQLException {
    boolean required =
        Rows.ofTable(
                connection,
                SqlServerTablesSql.NULLABLE,
                row -> row.getBoolean(1),
                job.table(),
                column.name())
            .contains(false);
    if (required) {
      String require = "ALTER COLUMN " + name(column.shadow()) + " " + made.type() + " NOT NULL";
      tables.alter(connection, job.table(), require);
    }
    String check = tables.types().checkName(job.full(column));
    if (checks(connection, job).anyMatch(check::equals)) {
      tables.alter(connection, job.table(), "DROP CONSTRAINT %s", check);
    }
    tables.alter(connection, job.table(), "DROP COLUMN %s", column.name());
    String shadow = SqlServerTypes.QUOTES.sql("%s.%s", job.table(), column.shadow());
    SqlServerTables.rename(connection, shadow, column.name(), "COLUMN");
    if (!made.check().isEmpty()) {
      tables.addConstraint(connection, job.table(), made.check());
    }
  }

  private Stream<String> checks(Connection connection, Rewriting job) throws SQLException {
    return tables.checks(connection, job.table()).stream().map(Check::constraint);
  }

  private static String name(String name) {
    return SqlServerTypes.QUOTES.of(name);
  }
}
