package dev.hushcell.internal.dialect;

import dev.hushcell.internal.model.SqlCall;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Waits for a lock in short attempts: behind one that waits, everybody else waits too.
 *
 * @param most how many attempts there are
 * @param between how long to wait before the next one
 * @param locked tells whether an attempt failed because of the lock alone
 */
public record Patience(int most, Duration between, Predicate<SQLException> locked) {

  /** Attempts until it works; throws the failure of the last attempt, or one of another kind. */
  public void run(SqlCall.Action attempt) throws SQLException {
    for (int number = 1; ; number++) {
      try {
        attempt.run();
        return;
      } catch (SQLException e) {
        if (number == most || !locked.test(e)) {
          throw e;
        }
      }
      pause(between);
    }
  }

  /** Waits, or fails when the thread is interrupted. */
  public static void pause(Duration time) throws SQLException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }
}
