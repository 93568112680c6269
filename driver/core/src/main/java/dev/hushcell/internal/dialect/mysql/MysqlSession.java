package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.OwnSettings;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.schema.SessionState;
import dev.hushcell.internal.schema.SessionState.Sight;
import dev.hushcell.internal.sql.SessionFlag;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a session about itself. */
final class MysqlSession {
  /** No limit of the session counts where a query has one of its own. */
  private static final String STATE =
      "SELECT DATABASE(), @@SESSION.sql_mode, @@SESSION.character_set_client,"
          + " CAST(? AS CHAR), CAST(? AS CHAR), CONCAT_WS('/', @@hostname, @@port, @@server_id,"
          + " CURRENT_USER(), CURRENT_ROLE()), HEX(?), CAST(@@SESSION.sql_select_limit AS CHAR) LIMIT 1";

  /** A backslash and a letter, which is one byte to whoever reads an escape. */
  private static final byte[] ESCAPE = {'\\', 'n'};

  private static final String ESCAPE_IN_HEX = "5C6E";

  /** Has the server tell the driver how it reads backslashes. */
  private static final String TELL = "SET SESSION sql_mode = @@SESSION.sql_mode";

  static final OwnSettings OWN =
      new OwnSettings(
          "SELECT CAST(@@SESSION.sql_select_limit AS CHAR) LIMIT 1",
          "18446744073709551615",
          "SET SESSION sql_select_limit = 18446744073709551615",
          "SET SESSION sql_select_limit = CAST(? AS UNSIGNED)");

  private static final LocalDateTime WINTER = LocalDateTime.of(2024, 1, 15, 12, 0, 0);
  private static final LocalDateTime SUMMER = LocalDateTime.of(2024, 7, 15, 12, 0, 0);

  /** Is no zone of the JVM. */
  private static final String OTHER_ZONE = "another";

  private MysqlSession() {}

  /**
   * Asks for the state. When a routine has set NO_BACKSLASH_ESCAPES and ended, MariaDB reads
   * backslashes as before and goes on telling its driver that it does not, so that bytes would be
   * escaped in the wrong way. Setting the mode to what it is ends that.
   */
  static SessionState of(Connection connection) throws SQLException {
    Optional<SessionState> state = ask(connection);
    if (state.isEmpty()) {
      Rows.run(connection, TELL);
      state = ask(connection);
    }
    return state.orElseThrow(
        () -> new SQLException("the driver escapes backslashes for another sql_mode"));
  }

  /** Returns the state; empty where driver and server read backslashes in two ways. */
  private static Optional<SessionState> ask(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(STATE)) {
      query.setTimestamp(1, Timestamp.valueOf(WINTER));
      query.setTimestamp(2, Timestamp.valueOf(SUMMER));
      query.setBytes(3, ESCAPE);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return ESCAPE_IN_HEX.equals(row.getString(7)) ? Optional.of(state(row)) : Optional.empty();
      }
    }
  }

  private static SessionState state(ResultSet row) throws SQLException {
    String database = row.getString(1);
    SqlModes modes = SqlModes.of(row.getString(2), row.getString(3));
    return new SessionState(
        database == null ? "" : database,
        List.of(),
        Set.of(),
        zone(row.getString(4), row.getString(5)),
        row.getString(8).equals(OWN.wanted()) ? modes.mode() : limited(modes.mode()),
        modes.obstacle(),
        true,
        Sight.of(row.getString(6)));
  }

  /** Drivers set the limit too, for one statement, and lift it before the next. */
  private static String limited(String mode) {
    return (mode.isEmpty() ? "" : mode + ",") + SessionFlag.ROWS_LIMITED;
  }

  /**
   * A DATETIME has no zone, so that of the session does not matter; but drivers can be told to send
   * an instant as the local time of another zone than the one of the JVM. What arrives tells.
   */
  private static String zone(String winter, String summer) {
    boolean kept = isSame(winter, WINTER) && isSame(summer, SUMMER);
    return kept ? ZoneId.systemDefault().getId() : OTHER_ZONE;
  }

  private static boolean isSame(String arrived, LocalDateTime sent) {
    return arrived.startsWith(sent.toLocalDate() + " 12:00:00");
  }
}
