package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Definitions that take no time once they have the table, and wait for it in short attempts: behind
 * one that waits, everybody else waits too.
 *
 * @param connection on which they run
 */
record MariaDdl(Connection connection) {
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final Patience PATIENCE =
      new Patience(
          40, Duration.ofSeconds(1), failure -> failure.getErrorCode() == LOCK_WAIT_TIMEOUT);

  /** Runs a statement; one second is the shortest that the server waits. */
  void run(String sql) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION lock_wait_timeout = 1");
      try {
        PATIENCE.run(() -> statement.execute(sql));
      } finally {
        statement.execute("SET SESSION lock_wait_timeout = DEFAULT");
      }
    }
  }
}
