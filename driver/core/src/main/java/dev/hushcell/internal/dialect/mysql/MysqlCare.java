package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MysqlRewriting.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What administrators ask MariaDB or MySQL about a table. */
record MysqlCare(Flavour flavour) implements TableCare {
  private static final String SIZE =
      "SELECT DATA_LENGTH, INDEX_LENGTH FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

  private static final String SESSION =
      "CONCAT('thread ', P.ID, ', user ', P.USER, '@', P.HOST, ', ', LOWER(P.COMMAND),"
          + " COALESCE(CONCAT(', transaction open since ', T.trx_started), ''))";

  /** From the plugin METADATA_LOCK_INFO, where it is installed: who has the table. */
  private static final String MARIADB_LOCKS =
      "SELECT DISTINCT COALESCE("
          + SESSION
          + ", CONCAT('thread ', L.THREAD_ID, ', which is not shown to this user, who lacks"
          + " PROCESS'))"
          + " FROM INFORMATION_SCHEMA.METADATA_LOCK_INFO L"
          + " LEFT JOIN INFORMATION_SCHEMA.PROCESSLIST P ON P.ID = L.THREAD_ID"
          + " LEFT JOIN INFORMATION_SCHEMA.INNODB_TRX T ON T.trx_mysql_thread_id = L.THREAD_ID"
          + " WHERE L.TABLE_SCHEMA = ? AND L.TABLE_NAME = ?"
          + " AND L.THREAD_ID <> CONNECTION_ID() LIMIT 20";

  private static final String MYSQL_LOCKS =
      "SELECT DISTINCT "
          + SESSION
          + " FROM performance_schema.metadata_locks L"
          + " JOIN performance_schema.threads H ON H.THREAD_ID = L.OWNER_THREAD_ID"
          + " JOIN performance_schema.processlist P ON P.ID = H.PROCESSLIST_ID"
          + " LEFT JOIN INFORMATION_SCHEMA.INNODB_TRX T ON T.trx_mysql_thread_id = P.ID"
          + " WHERE L.OBJECT_TYPE = 'TABLE' AND L.LOCK_STATUS = 'GRANTED'"
          + " AND L.OBJECT_SCHEMA = ? AND L.OBJECT_NAME = ?"
          + " AND P.ID <> CONNECTION_ID() LIMIT 20";

  /** Every open transaction: one of them has the table. */
  private static final String TRANSACTIONS =
      "SELECT CONCAT("
          + SESSION
          + ", ', which may have the table')"
          + " FROM INFORMATION_SCHEMA.INNODB_TRX T"
          + " JOIN %s P ON P.ID = T.trx_mysql_thread_id"
          + " WHERE P.ID <> CONNECTION_ID() ORDER BY T.trx_started LIMIT 20";

  /** Columns of which there are values in a histogram. */
  private static final String HISTOGRAMS =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMN_STATISTICS"
          + " WHERE SCHEMA_NAME = ? AND TABLE_NAME = ? ORDER BY 1";

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
    return Rows.first(connection, SIZE, row -> new Size(row.getLong(1), row.getLong(2)), table);
  }

  @Override
  public List<String> holders(Connection connection, TableName table) {
    String locks = flavour == Flavour.MARIADB ? MARIADB_LOCKS : MYSQL_LOCKS;
    try {
      return Rows.texts(connection, locks, table);
    } catch (SQLException notShown) {
      return transactions(connection);
    }
  }

  private List<String> transactions(Connection connection) {
    boolean maria = flavour == Flavour.MARIADB;
    String sessions = maria ? "INFORMATION_SCHEMA.PROCESSLIST" : "performance_schema.processlist";
    try {
      List<String> all = new ArrayList<>(Rows.texts(connection, TRANSACTIONS.formatted(sessions)));
      all.add(
          "to see who has the table, use "
              + (maria
                  ? "the plugin METADATA_LOCK_INFO, which is not installed"
                  : "performance_schema.metadata_locks, which this user may not read"));
      return all;
    } catch (SQLException refused) {
      return List.of("open transactions are not shown to this user, who lacks PROCESS");
    }
  }

  @Override
  public Scrubbed scrub(Connection connection, TableName table) throws SQLException {
    String name = MysqlRewriting.name(table);
    Scrubbed scrubbed = new Scrubbed(List.of(), List.of(), BEYOND);
    for (String each : List.of("OPTIMIZE TABLE " + name, "ANALYZE TABLE " + name)) {
      scrubbed = with(scrubbed, each, isDone(connection, each), "");
    }
    return switch (flavour) {
      case MARIADB -> {
        String sql = "OPTIMIZE TABLE mysql.column_stats";
        String who = ": a user with rights at the schema mysql can do it";
        yield with(scrubbed, sql, isAllowed(connection, sql), who);
      }
      case MYSQL -> withHistograms(connection, table, scrubbed);
    };
  }

  /**
   * Where somebody asked for statistics that stay, they hold the values themselves. Their table is
   * of the server.
   */
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

  /** Builds the histograms again, from the values that the columns have now. */
  private static Scrubbed withHistograms(Connection connection, TableName table, Scrubbed before)
      throws SQLException {
    Scrubbed scrubbed = before;
    for (String column : Rows.texts(connection, HISTOGRAMS, table)) {
      String sql =
          "ANALYZE TABLE " + MysqlRewriting.name(table) + " UPDATE HISTOGRAM ON " + quote(column);
      scrubbed = with(scrubbed, sql, isDone(connection, sql), "");
    }
    List<String> beyond = new ArrayList<>(scrubbed.beyond());
    beyond.add("the file mysql.ibd, if there was a histogram of the columns");
    return new Scrubbed(scrubbed.done(), scrubbed.failed(), beyond);
  }

  private static Scrubbed with(Scrubbed before, String sql, boolean isDone, String who) {
    List<String> done = new ArrayList<>(before.done());
    List<String> failed = new ArrayList<>(before.failed());
    if (isDone) {
      done.add(sql);
    } else {
      failed.add(sql + who);
    }
    return new Scrubbed(done, failed, before.beyond());
  }
}
