package dev.hushcell.internal.dialect.postgresql;

import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.name;
import static dev.hushcell.internal.dialect.postgresql.PostgresTablesSql.OF_TABLE;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What administrators ask PostgreSQL about a table. */
final class PostgresCare implements TableCare {
  private static final String SIZE =
      "SELECT pg_catalog.pg_table_size(c.oid), pg_catalog.pg_indexes_size(c.oid)"
          + " FROM pg_catalog.pg_class c"
          + OF_TABLE;

  /** Whoever waits is not told; the state of other users' sessions is NULL without a right. */
  private static final String HOLDERS =
      "SELECT DISTINCT 'pid ' || l.pid || ', user ' || COALESCE(a.usename, 'not shown')"
          + " || CASE WHEN a.application_name <> '' THEN ', application ' || a.application_name"
          + " ELSE '' END || ', ' || COALESCE(a.state, 'state not shown to this user, who lacks"
          + " pg_read_all_stats') || COALESCE(', transaction open since '"
          + " || pg_catalog.to_char(a.xact_start, 'YYYY-MM-DD HH24:MI:SSOF'), '')"
          + " FROM pg_catalog.pg_locks l"
          + " JOIN pg_catalog.pg_class c ON c.oid = l.relation"
          + " LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
          + OF_TABLE
          + " AND l.locktype = 'relation' AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()"
          + " AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname ="
          + " pg_catalog.current_database()) UNION ALL SELECT 'prepared transaction ' || p.gid ||"
          + " ', user ' || p.owner || ', since ' || pg_catalog.to_char(p.prepared, 'YYYY-MM-DD"
          + " HH24:MI:SSOF') FROM pg_catalog.pg_prepared_xacts p WHERE p.database ="
          + " pg_catalog.current_database() ORDER BY 1 LIMIT 20";

  private static final List<String> BEYOND =
      List.of(
          "backups that were taken before",
          "write-ahead log that was written before, and its archive: pg_switch_wal(), then let"
              + " old segments be recycled and archived ones run out",
          "replicas, until they have replayed this; logical subscribers for good",
          "free space of the file system and snapshots of it, until they are overwritten",
          "logs of the server with statements of before");

  @Override
  public Optional<Size> size(Connection connection, TableName table) throws SQLException {
    return Rows.first(connection, SIZE, row -> new Size(row.getLong(1), row.getLong(2)), table);
  }

  @Override
  public List<String> holders(Connection connection, TableName table) throws SQLException {
    return Rows.texts(connection, HOLDERS, table);
  }

  /** Statistics keep the most common values, and those of before in dead rows. */
  @Override
  public Scrubbed scrub(Connection connection, TableName table) throws SQLException {
    List<String> done = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String each : List.of("VACUUM FULL " + name(table), "ANALYZE " + name(table))) {
        statement.execute(each);
        done.add(each);
      }
      for (String each :
          List.of(
              "VACUUM FULL pg_catalog.pg_statistic",
              "VACUUM FULL pg_catalog.pg_statistic_ext_data",
              "CHECKPOINT")) {
        optional(statement, each, done, failed);
      }
    }
    return new Scrubbed(done, failed, BEYOND);
  }

  /** What a user may not do is left to one who may; a warning says that a table was skipped. */
  private static void optional(
      Statement statement, String sql, List<String> done, List<String> failed) {
    try {
      statement.clearWarnings();
      statement.execute(sql);
      if (statement.getWarnings() == null) {
        done.add(sql);
        return;
      }
    } catch (SQLException refused) {
      // told below
    }
    failed.add(sql + ": a superuser can do it");
  }
}
