package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.Database.DiskExam;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The disk of SQL Server: Transparent Data Encryption, Query Store and Extended Events; never seen
 * on a server by this project.
 */
final class SqlServerDisk implements DiskExam {
  private static final String REMEDY =
      "CREATE DATABASE ENCRYPTION KEY …; ALTER DATABASE CURRENT SET ENCRYPTION ON";

  private static final String SWITCHED =
      "SELECT is_encrypted, is_query_store_on FROM sys.databases WHERE database_id = DB_ID()";

  /** Needs VIEW SERVER STATE. */
  private static final String STATE =
      "SELECT encryption_state, key_algorithm, key_length FROM sys.dm_database_encryption_keys"
          + " WHERE database_id = DB_ID()";

  /** Sessions that take texts of statements; needs VIEW SERVER STATE. */
  private static final String EVENTS =
      "SELECT DISTINCT s.name FROM sys.dm_xe_sessions s JOIN sys.dm_xe_session_events e"
          + " ON e.event_session_address = s.address WHERE e.event_name IN"
          + " ('sql_batch_starting', 'sql_batch_completed', 'sql_statement_starting',"
          + " 'sql_statement_completed', 'sp_statement_starting', 'sp_statement_completed',"
          + " 'rpc_starting', 'rpc_completed')";

  private static final int ENCRYPTED = 3;
  private static final int NEW_KEY = 4;
  private static final int NEW_PROTECTOR = 6;

  private record Key(int state, String algorithm) {}

  @Override
  public DiskStatus found(Connection connection, DriverPromise promise) throws SQLException {
    List<boolean[]> switches =
        Rows.of(connection, SWITCHED, row -> new boolean[] {row.getBoolean(1), row.getBoolean(2)});
    boolean on = switches.stream().anyMatch(each -> each[0]);
    boolean queries = switches.stream().anyMatch(each -> each[1]);
    List<String> unseen = new ArrayList<>();
    Optional<List<Key>> keys =
        ifAllowed(
            connection,
            STATE,
            row -> new Key(row.getInt(1), row.getString(2) + " " + row.getInt(3)),
            "how far encryption has come",
            unseen);
    List<ClearSetting> clear = new ArrayList<>();
    if (queries) {
      clear.add(
          new ClearSetting(
              "QUERY_STORE",
              "ON",
              "texts of statements, with literals, into tables of the database",
              "ALTER DATABASE CURRENT SET QUERY_STORE = OFF"));
    }
    Optional<List<String>> sessions =
        ifAllowed(connection, EVENTS, row -> row.getString(1), "Extended Events", unseen);
    sessions
        .orElse(List.of())
        .forEach(
            name ->
                clear.add(
                    new ClearSetting(
                        "EVENT SESSION " + name,
                        "started",
                        "texts of statements and values of calls, into its target",
                        "ALTER EVENT SESSION [" + name + "] ON SERVER STATE = STOP")));
    return new DiskStatus(atRest(on, keys), reason(on, keys), clear, unseen);
  }

  private static AtRest atRest(boolean on, Optional<List<Key>> keys) {
    if (!on) {
      return AtRest.PLAIN;
    }
    if (keys.isEmpty()) {
      return AtRest.UNKNOWN;
    }
    return keys.get().stream().anyMatch(SqlServerDisk::isDone) ? AtRest.ENCRYPTED : AtRest.PARTLY;
  }

  private static boolean isDone(Key key) {
    return key.state() == ENCRYPTED || key.state() == NEW_KEY || key.state() == NEW_PROTECTOR;
  }

  private static String reason(boolean on, Optional<List<Key>> keys) {
    if (!on) {
      return "Transparent Data Encryption is off; " + REMEDY;
    }
    return keys.map(
            all ->
                all.stream()
                    .findFirst()
                    .map(
                        key ->
                            "Transparent Data Encryption with "
                                + key.algorithm()
                                + (isDone(key) ? "" : ", state " + key.state() + ": not done"))
                    .orElse("Transparent Data Encryption has no key; " + REMEDY))
        .orElse(
            "Transparent Data Encryption is switched on, and how far it has come is not seen: GRANT"
                + " VIEW SERVER STATE TO <login>");
  }

  private static <R> Optional<List<R>> ifAllowed(
      Connection connection, String sql, Rows.Row<R> row, String what, List<String> unseen) {
    try {
      return Optional.of(Rows.of(connection, sql, row));
    } catch (SQLException withoutTheRight) {
      unseen.add(what + ", without VIEW SERVER STATE");
      return Optional.empty();
    }
  }
}
