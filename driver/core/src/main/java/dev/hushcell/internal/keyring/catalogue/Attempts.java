package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.SqlCall;
import java.sql.SQLException;
import java.util.function.Function;

/** Does something again when another writer was in the way, with growing pauses and an end. */
public record Attempts(Timing.Pause pause, Failures failures) {
  private static final int MOST = 12;
  private static final long FIRST_PAUSE = 5;
  private static final long LONGEST_PAUSE = 400;

  /**
   * Attempts until it works.
   *
   * @param failure makes the fault of a failure that another attempt would not cure, or of the
   *     last; what cuts work off from outside is no matter of what was attempted
   */
  public <T> T run(SqlCall<T> attempt, Function<SQLException, RuntimeException> failure) {
    long wait = FIRST_PAUSE;
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (SQLException e) {
        if (number == MOST || !failures.isRace(e)) {
          throw failures.isInterrupted(e) ? interrupted(e) : failure.apply(e);
        }
      }
      pause(wait);
      wait = Math.min(2 * wait, LONGEST_PAUSE);
    }
  }

  private static RuntimeException interrupted(SQLException e) {
    return KeyringFault.INTERRUPTED.fault(
        "work on the catalogue was cut off ("
            + Failures.describe(e)
            + "): the database is out of reach, or it ended the session or the statement; what was"
            + " begun is finished by the next statement that needs it, so try again",
        e);
  }

  /** Waits, or ends the attempts when the thread is interrupted. */
  public void pause(long milliseconds) {
    try {
      pause.millis(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeyringFault.BUSY.fault(
          "the thread was interrupted while it waited to try again; try again later", e);
    }
  }
}
