package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MariaRewriting.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What administrators ask MariaDB about a table. */
final class MariaCare implements TableCare {
  private static final String SIZE =
      "SELECT DATA_LENGTH, INDEX_LENGTH FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

  private static final String SESSION =
      "CONCAT('thread ', P.ID, ', user ', P.USER, '@', P.HOST, ', ', LOWER(P.COMMAND),"
          + " COALESCE(CONCAT(', transaction open since ', T.trx_started), ''))";

  /** From the plugin METADATA_LOCK_INFO, where it is installed: who has the table. */
  private static final String LOCKS =
      "SELECT DISTINCT COALESCE("
          + SESSION
          + ", CONCAT('thread ', L.THREAD_ID, ', which is not shown to this user, who lacks"
          + " PROCESS'))"
          + " FROM INFORMATION_SCHEMA.METADATA_LOCK_INFO L"
          + " LEFT JOIN INFORMATION_SCHEMA.PROCESSLIST P ON P.ID = L.THREAD_ID"
          + " LEFT JOIN INFORMATION_SCHEMA.INNODB_TRX T ON T.trx_mysql_thread_id = L.THREAD_ID"
          + " WHERE L.TABLE_SCHEMA = ? AND L.TABLE_NAME = ?"
          + " AND L.THREAD_ID <> CONNECTION_ID() LIMIT 20";

  /** Every open transaction: one of them has the table. */
  private static final String TRANSACTIONS =
      "SELECT CONCAT("
          + SESSION
          + ", ', which may have the table')"
          + " FROM INFORMATION_SCHEMA.INNODB_TRX T"
          + " JOIN INFORMATION_SCHEMA.PROCESSLIST P ON P.ID = T.trx_mysql_thread_id"
          + " WHERE P.ID <> CONNECTION_ID() ORDER BY T.trx_started LIMIT 20";

  private static final List<String> BEYOND =
      List.of(
          "backups that were taken before",
          "the binary log: PURGE BINARY LOGS BEFORE, on this server and its replicas",
          "replicas, until they have done the same",
          "the undo and redo logs, until they were written over",
          "free space of the file system and snapshots of it, until they are overwritten",
          "the general, slow and error log with statements of before");

  @Override
  public Optional<Size> size(Connection connection, TableName table) throws SQLException {
    return Rows.of(
            connection,
            SIZE,
            row -> new Size(row.getLong(1), row.getLong(2)),
            table.schema(),
            table.table())
        .stream()
        .findFirst();
  }

  @Override
  public List<String> holders(Connection connection, TableName table) {
    try {
      return Rows.of(connection, LOCKS, row -> row.getString(1), table.schema(), table.table());
    } catch (SQLException notInstalled) {
      return transactions(connection);
    }
  }

  private static List<String> transactions(Connection connection) {
    try {
      List<String> all =
          new ArrayList<>(Rows.of(connection, TRANSACTIONS, row -> row.getString(1)));
      all.add("who has the table is told by the plugin METADATA_LOCK_INFO, which is not installed");
      return all;
    } catch (SQLException refused) {
      return List.of("open transactions are not shown to this user, who lacks PROCESS");
    }
  }

  /**
   * Where somebody asked for statistics that stay, they hold the values themselves. Their table is
   * of the server.
   */
  @Override
  public Scrubbed scrub(Connection connection, TableName table) throws SQLException {
    String name = quote(table.schema()) + "." + quote(table.table());
    List<String> done = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (String each : List.of("OPTIMIZE TABLE " + name, "ANALYZE TABLE " + name)) {
      (isDone(connection, each) ? done : failed).add(each);
    }
    String statistics = "OPTIMIZE TABLE mysql.column_stats";
    if (isAllowed(connection, statistics)) {
      done.add(statistics);
    } else {
      failed.add(statistics + ": a user with rights at the schema mysql can do it");
    }
    return new Scrubbed(done, failed, BEYOND);
  }

  private static boolean isAllowed(Connection connection, String sql) {
    try {
      return isDone(connection, sql);
    } catch (SQLException refused) {
      return false;
    }
  }

  private static boolean isDone(Connection connection, String sql) throws SQLException {
    return Rows.of(connection, sql, row -> row.getString(3)).stream()
        .noneMatch("error"::equalsIgnoreCase);
  }
}
