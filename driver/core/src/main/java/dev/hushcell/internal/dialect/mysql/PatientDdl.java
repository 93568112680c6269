package dev.hushcell.internal.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Definitions that take no time once they have the table, and wait for it in short attempts: behind
 * one that waits, everybody else waits too.
 *
 * @param connection on which they run
 */
record PatientDdl(Connection connection) {
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int MOST = 40;
  private static final long PAUSE = 1000;

  /** Runs a statement; one second is the shortest that the server waits. */
  void run(String sql) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION lock_wait_timeout = 1");
      try {
        attempt(statement, sql);
      } finally {
        statement.execute("SET SESSION lock_wait_timeout = DEFAULT");
      }
    }
  }

  private static void attempt(Statement statement, String sql) throws SQLException {
    for (int number = 1; ; number++) {
      try {
        statement.execute(sql);
        return;
      } catch (SQLException e) {
        if (number == MOST || e.getErrorCode() != LOCK_WAIT_TIMEOUT) {
          throw e;
        }
      }
      pause();
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }
}
