package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Borrows a connection from a pool, but waits for it a short while only: the application may hold
 * the last one, and then waiting as long as the pool likes would be a deadlock with a time limit.
 *
 * <p>A proxy of a framework lends the connection of the transaction of a thread, which it may
 * choose as late as when the connection is first used. That of the thread here is in none, so the
 * connection is to be used before it is returned.
 */
public record BoundedOpener(SqlCall<Connection> pool, Duration limit)
    implements SqlCall<Connection> {
  @Override
  public Connection run() throws SQLException {
    CompletableFuture<Connection> awaited = new CompletableFuture<>();
    Thread thread = new Thread(null, () -> deliver(awaited), "hushcell-catalogue", 0, false);
    thread.setDaemon(true);
    thread.start();
    try {
      return awaited.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return tooLate(awaited);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return tooLate(awaited);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Fault refused) {
        throw refused;
      }
      throw e.getCause() instanceof SQLException cause
          ? cause
          : new SQLException("the data source failed", "08001", e.getCause());
    }
  }

  /** Hands the connection over, or gives it back when nobody waits for it any more. */
  private void deliver(CompletableFuture<Connection> awaited) {
    try {
      Connection connection = pool.run();
      if (!awaited.complete(connection)) {
        connection.close();
      }
    } catch (SQLException | RuntimeException e) {
      awaited.completeExceptionally(e);
    }
  }

  private Connection tooLate(CompletableFuture<Connection> awaited) {
    Fault late =
        ConfigFault.NO_SECOND_CONNECTION.fault(
            "the data source gave no second connection within "
                + limit.toMillis()
                + " ms for work on the catalogue; give HushcellDataSource a catalogueDataSource,"
                + " or the pool one connection more");
    if (awaited.completeExceptionally(late)) {
      throw late;
    }
    // It came at the very last moment.
    return awaited.join();
  }
}
