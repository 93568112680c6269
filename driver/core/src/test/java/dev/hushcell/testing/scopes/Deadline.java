package dev.hushcell.testing.scopes;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cancels a statement that takes more than some seconds, unless it is closed before. */
record Deadline(Optional<Future<?>> pending) implements AutoCloseable {
  /** One that cancels nothing. */
  static final Deadline NONE = new Deadline(Optional.empty());

  private static final long SECONDS = 3;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "deadlines");
            thread.setDaemon(true);
            return thread;
          });

  static Deadline of(Statement statement) {
    return new Deadline(
        Optional.of(CLOCK.schedule(() -> cancel(statement), SECONDS, TimeUnit.SECONDS)));
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      throw new IllegalStateException("could not cancel", e);
    }
  }

  @Override
  public void close() {
    pending.ifPresent(each -> each.cancel(false));
  }
}
