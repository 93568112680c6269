package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Does something to a table of H2 while no other session does anything: in the exclusive mode of
 * the database, in which statements of others wait before they begin. Whoever is in the middle of a
 * statement or has changed the table in an open transaction is not waited for in that mode, since
 * he could not go on: it is left again, and entered a little later. What is done must not use
 * another connection, which would wait for ever.
 *
 * @param connection of a user who is an administrator of the database
 */
record H2Alone(Connection connection) {
  /** How long a definition may take that nobody sees half done. */
  static final long PATIENT = TimeUnit.SECONDS.toMillis(60);

  /** A lock, or a row that another session changes: both told at once. */
  private static final Set<Integer> HELD = Set.of(50200, 90131, 40001);

  private static final int EXCLUSIVE_ALREADY = 90135;
  private static final long LOCK_TIMEOUT = 20;
  private static final long QUIET_WITHIN = 60;
  private static final long BETWEEN_LOOKS = 3;
  private static final long BETWEEN_ATTEMPTS = 25;

  /**
   * Does it.
   *
   * @param patience for how many milliseconds to try
   * @throws SQLTimeoutException when others had the table all the time
   */
  <T> T run(long patience, SqlCall<T> work) throws SQLException {
    connection.setAutoCommit(true);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    do {
      if (enter()) {
        try {
          if (isQuiet()) {
            return waiting(LOCK_TIMEOUT, work);
          }
        } catch (SQLException e) {
          if (!HELD.contains(e.getErrorCode())) {
            throw e;
          }
        } finally {
          Rows.run(connection, "SET EXCLUSIVE 0");
        }
      }
      sleep(BETWEEN_ATTEMPTS);
    } while (System.nanoTime() < end);
    throw new SQLTimeoutException("others had the table", "HYT00");
  }

  private boolean enter() throws SQLException {
    try {
      Rows.run(connection, "SET EXCLUSIVE 1");
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == EXCLUSIVE_ALREADY) {
        return false;
      }
      throw e;
    }
  }

  private boolean isQuiet() throws SQLException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(QUIET_WITHIN);
    do {
      if (Rows.of(connection, H2RewritingSql.BUSY, row -> row.getInt(1)).get(0) == 0) {
        return true;
      }
      sleep(BETWEEN_LOOKS);
    } while (System.nanoTime() < end);
    return false;
  }

  /**
   * Does something beside others, after those who have changed the table end their transactions;
   * who comes later waits behind.
   *
   * @param millis for how long to wait
   * @return false when it was longer
   */
  boolean after(long millis, SqlCall<Boolean> work) throws SQLException {
    try {
      return waiting(millis, work);
    } catch (SQLException e) {
      if (HELD.contains(e.getErrorCode())) {
        return false;
      }
      throw e;
    }
  }

  private <T> T waiting(long millis, SqlCall<T> work) throws SQLException {
    int usual = Rows.of(connection, "CALL LOCK_TIMEOUT()", row -> row.getInt(1)).get(0);
    Rows.run(connection, "SET LOCK_TIMEOUT " + millis);
    try {
      return work.run();
    } finally {
      Rows.run(connection, "SET LOCK_TIMEOUT " + usual);
    }
  }

  private static void sleep(long millis) throws SQLException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTimeoutException("interrupted", "HYT00", e);
    }
  }
}
