package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/**
 * Ends what is done over the rows of one execution once it takes longer than the application
 * allows, or once the application cancels it. What counts is the time within calls of the
 * application, not between them. May be cancelled by another thread.
 */
final class QueryTimeout {
  private final long allowed;
  private final LongSupplier clock;
  private final long seconds;
  private volatile int running;
  private volatile boolean cancelled;
  private long began;
  private long spent;

  /**
   * Starts, with nothing spent.
   *
   * @param seconds how long it may take; 0 for any time
   * @param clock tells nanoseconds
   */
  QueryTimeout(int seconds, LongSupplier clock) {
    this.seconds = seconds;
    this.allowed = seconds * 1_000_000_000L;
    this.clock = clock;
  }

  /** Runs a call of the application, or a part of one. */
  <T> T within(SqlCall<T> call) throws SQLException {
    enter();
    try {
      return call.run();
    } finally {
      leave();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread alone counts; others read
  private void enter() {
    if (running++ == 0) {
      began = clock.getAsLong();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void leave() {
    if (--running == 0) {
      spent += clock.getAsLong() - began;
    }
  }

  /** Cancels a call that is running; does nothing between calls. */
  void cancel() {
    cancelled |= running > 0;
  }

  /** Returns in how many seconds, at least one, it has to end; 0 for any time. */
  int secondsLeft() {
    long left = allowed - spent - (clock.getAsLong() - began);
    return allowed == 0 ? 0 : (int) Math.max(1, left / 1_000_000_000L);
  }

  /** Goes on, or ends in an error. */
  void requireTime() throws SQLException {
    if (cancelled) {
      throw SqlErrors.of(
          JdbcFault.EVALUATION_CANCELLED,
          "the statement was cancelled while its rows were evaluated in the driver; run it again");
    }
    if (allowed > 0 && spent + clock.getAsLong() - began > allowed) {
      throw SqlErrors.of(
          JdbcFault.EVALUATION_TIMEOUT,
          "the rows of the statement were not evaluated in the driver within "
              + seconds
              + " seconds, its query timeout; narrow it by a plain column, or allow more time");
    }
  }
}
