package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Entry;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.rewriting.InPlaceTables;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites columns in SQLite: a column takes cells under the type that it has, so in one
 * transaction its CHECK goes, its rows are rewritten, and its new CHECK comes.
 */
final class SqliteRewriting implements InPlaceTables {
  private static final int BUSY = 5;

  private static final String DECLARED = "SELECT type FROM pragma_table_xinfo(?, ?) WHERE name = ?";
  private static final String KEY =
      "SELECT name FROM pragma_table_xinfo(?, ?) WHERE pk > 0 ORDER BY pk";
  private static final String WITHOUT_ROWID =
      "SELECT wr FROM pragma_table_list(?) WHERE schema = ? AND wr = 1";
  private static final String COLUMNS = "SELECT lower(name) FROM pragma_table_xinfo(?, ?)";

  /** The names of the number of a row that no column has: lang_createtable.html, 5. */
  private static final List<String> ROWIDS = List.of("rowid", "_rowid_", "oid");

  private static final String INDEXES =
      "SELECT i.name FROM pragma_index_list(?, ?) i, pragma_index_xinfo(i.name, i.schema) x"
          + " WHERE x.key AND x.name = ?";

  private final SqliteTables tables;

  SqliteRewriting(SqliteTables tables) {
    this.tables = tables;
  }

  @Override
  public TableCare care() {
    return new SqliteCare();
  }

  @Override
  public List<String> objections(
      Connection connection, TableName table, List<NewColumn> columns, List<String> unsearchable)
      throws SQLException {
    List<String> found = new ArrayList<>();
    for (Entry each : SqliteSchema.all(connection, table.schema())) {
      boolean trigger = each.type().equals("trigger");
      if (trigger && SqliteSchema.isSame(each.table(), table.table())) {
        found.add("a trigger, which would see the job rewrite rows: DROP TRIGGER " + each.name());
      }
    }
    for (NewColumn column : columns) {
      String declared = declared(connection, table, column.name());
      boolean keeps =
          column.check().isEmpty()
              ? declared.equalsIgnoreCase(column.type())
              : tables.keeps(connection, table, declared, column.type());
      if (!keeps) {
        found.add(
            column.name()
                + " is declared "
                + declared
                + ", which does not keep what would be stored in it, and SQLite cannot"
                + " change the type of a column: make the table again and copy its rows");
      }
    }
    for (String column : unsearchable) {
      found.addAll(
          Rows.of(
              connection,
              INDEXES,
              row -> "an index over " + column + ": DROP INDEX " + row.getString(1),
              table.table(),
              table.schema(),
              column));
    }
    return found;
  }

  private static String declared(Connection connection, TableName table, String column)
      throws SQLException {
    return Rows.firstText(connection, DECLARED, table.table(), table.schema(), column).orElse("");
  }

  @Override
  public List<String> keyObjections(Connection connection, TableName table) throws SQLException {
    return SqliteKeys.objections(connection, table);
  }

  /** Columns of a primary key may be NULL here, so rows are found by their numbers. */
  @Override
  public List<String> key(Connection connection, TableName table, List<String> rewritten)
      throws SQLException {
    Optional<String> number =
        SqliteKeys.number(connection, table).filter(each -> !rewritten.contains(each));
    if (number.isPresent()) {
      return List.of(number.get());
    }
    boolean numbered = !Rows.hasSome(connection, WITHOUT_ROWID, table.table(), table.schema());
    if (!numbered) {
      List<String> key = Rows.texts(connection, KEY, table.table(), table.schema());
      return key.stream().noneMatch(rewritten::contains) ? key : List.of();
    }
    List<String> taken = Rows.texts(connection, COLUMNS, table.table(), table.schema());
    return ROWIDS.stream().filter(each -> !taken.contains(each)).limit(1).toList();
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
    connection.setAutoCommit(true);
    if (!begin(connection, patience)) {
      return false;
    }
    boolean done = false;
    try {
      dropChecks(connection, job);
      rows.run(connection);
      for (NewColumn column : columns) {
        if (!column.check().isEmpty()) {
          tables.addConstraint(connection, job.table(), column.check());
        }
      }
      recording.within(connection);
      Rows.run(connection, "COMMIT");
      done = true;
    } finally {
      if (!done) {
        Rows.run(connection, "ROLLBACK");
      }
    }
    return true;
  }

  private static boolean begin(Connection connection, long patience) throws SQLException {
    String usual = Rows.texts(connection, "PRAGMA busy_timeout").get(0);
    Rows.run(connection, "PRAGMA busy_timeout = " + patience);
    try {
      Rows.run(connection, "BEGIN IMMEDIATE");
      return true;
    } catch (SQLException e) {
      if ((e.getErrorCode() & 0xff) == BUSY) {
        return false;
      }
      throw e;
    } finally {
      Rows.run(connection, "PRAGMA busy_timeout = " + usual);
    }
  }

  private void dropChecks(Connection connection, Rewriting job) throws SQLException {
    List<Check> checks = tables.checks(connection, job.table().schema());
    for (Rewriting.Column column : job.columns()) {
      ColumnName full = job.full(column);
      String check = tables.types().checkName(full);
      boolean there =
          checks.stream()
              .anyMatch(each -> each.column().equals(full) && each.constraint().equals(check));
      if (there) {
        String form = "ALTER TABLE %s DROP CONSTRAINT %s";
        Rows.run(connection, Quotes.DOUBLE.sql(form, job.table(), check));
      }
    }
  }
}
