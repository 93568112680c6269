package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How long a transaction on the catalogue waits for whoever locks a table of the application: that
 * may be the transaction that waits for it, so never for long.
 */
final class LockPatience {
  private static final String LIMIT = "5s";

  private LockPatience() {}

  /** Asks within the limit; what held before holds afterwards. */
  static <T> T within(Connection connection, SqlCall<T> question) throws SQLException {
    String before = limit(connection, LIMIT);
    T answer = question.run();
    String unused = limit(connection, before);
    return answer;
  }

  private static String limit(Connection connection, String limit) throws SQLException {
    return Rows.texts(
            connection,
            "SELECT pg_catalog.current_setting('lock_timeout'),"
                + " pg_catalog.set_config('lock_timeout', ?, true)",
            limit)
        .get(0);
  }
}
