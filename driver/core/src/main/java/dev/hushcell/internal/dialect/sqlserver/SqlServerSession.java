package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.schema.SessionState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a session about itself. Used by one thread at a time. */
final class SqlServerSession {
  private static final List<String> SETTINGS =
      List.of("QUOTED_IDENTIFIER", "ANSI_NULLS", "ANSI_PADDING", "ANSI_WARNINGS");
  private static final int FIRST_SETTING = 3;

  private final Connection connection;
  private @Nullable String database;

  SqlServerSession(Connection connection) {
    this.connection = connection;
  }

  SessionState state() throws SQLException {
    return Rows.of(connection, SqlServerSchemaSql.SESSION, this::state).get(0);
  }

  /** An unqualified name is looked for in the user's schema, then in dbo. */
  private SessionState state(ResultSet row) throws SQLException {
    requireSameDatabase(row.getString(2));
    String own = row.getString(1);
    String schema = own == null ? "dbo" : own;
    List<String> path = schema.equalsIgnoreCase("dbo") ? List.of() : List.of("dbo");
    // The server has no time zone of a session: the driver converts in that of the JVM.
    String zone = ZoneId.systemDefault().getId();
    return new SessionState(schema, path, Set.of(), zone, "", obstacle(row));
  }

  private static String obstacle(ResultSet row) throws SQLException {
    for (int i = 0; i < SETTINGS.size(); i++) {
      if (row.getInt(FIRST_SETTING + i) != 1) {
        return SETTINGS.get(i) + " OFF";
      }
    }
    return "";
  }

  /** Keys, and what is protected, are of the database that the connection was made to. */
  private void requireSameDatabase(String now) {
    String first = database;
    if (first == null) {
      database = now;
    } else if (!first.equals(now)) {
      throw SchemaFault.SETTING.fault(
          "the session went from database "
              + first
              + " to "
              + now
              + ", of which nothing is known here; go back, or connect to that one");
    }
  }
}
