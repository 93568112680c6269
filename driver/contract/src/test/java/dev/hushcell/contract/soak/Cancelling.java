package dev.hushcell.contract.soak;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cancels statements of other threads. */
final class Cancelling implements AutoCloseable {
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final Tally tally;

  Cancelling(Tally tally) {
    this.tally = tally;
  }

  /**
   * Cancels a statement after some time, where that is asked for.
   *
   * @return to be cancelled itself when the statement is over
   */
  Future<?> after(Statement statement, int millis, boolean asked) {
    return asked
        ? threads.schedule(() -> cancel(statement), millis, TimeUnit.MILLISECONDS)
        : CompletableFuture.completedFuture(null);
  }

  private void cancel(Statement statement) {
    try {
      statement.cancel();
      tally.did("CANCEL");
    } catch (SQLException closedMeanwhile) {
      tally.did("CANCEL_TOO_LATE");
    } catch (RuntimeException e) {
      if (isOfClosed(e)) {
        tally.did("CANCEL_TOO_LATE");
      } else {
        tally.bad("cancel", e);
      }
    }
  }

  /** One driver does not look whether the statement was closed. */
  private static boolean isOfClosed(RuntimeException e) {
    StackTraceElement[] frames = e.getStackTrace();
    return e instanceof NullPointerException
        && frames.length > 0
        && frames[0].getClassName().startsWith("com.mysql.cj.");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
