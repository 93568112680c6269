package dev.hushcell.internal.assembly;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.FipsFault;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.keystores.KeyStoreFault;
import dev.hushcell.internal.model.SqlCall;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.CommonDataSource;

/**
 * Lets a connection wait for the FIPS module and a key store for as long as the login timeout
 * allows, and no longer. What comes later is still of use to the next connection. Where there is no
 * timeout, nothing is run on another thread.
 */
public final class LoginLimit {
  private final long seconds;
  private final BooleanSupplier moduleStarts;
  private final long began = System.nanoTime();

  /** Begins to count, as a data source of the real driver was told to. */
  static LoginLimit of(CommonDataSource inner) {
    try {
      return new LoginLimit(inner.getLoginTimeout());
    } catch (SQLException | RuntimeException e) {
      return new LoginLimit(0); // several data sources do not know any
    }
  }

  /** Begins to count; 0 seconds are without limit, as with JDBC. */
  public LoginLimit(long seconds) {
    this(seconds, FipsModules::areAwaited);
  }

  /**
   * Begins to count.
   *
   * @param moduleStarts tells whether a FIPS module is still to start, which the key store waits
   *     for
   */
  LoginLimit(long seconds, BooleanSupplier moduleStarts) {
    this.seconds = seconds;
    this.moduleStarts = moduleStarts;
  }

  /**
   * Runs the work.
   *
   * @param late takes the result that nobody waits for any more
   */
  public <T> T run(SqlCall<T> work, Consumer<T> late) throws SQLException {
    if (seconds <= 0) {
      return work.run();
    }
    CompletableFuture<T> awaited = new CompletableFuture<>();
    Thread thread = new Thread(null, () -> deliver(work, awaited, late), "hushcell-login", 0, true);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    await(awaited);
    try {
      return awaited.join();
    } catch (CompletionException e) {
      throw rethrown(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Waits for the end, and makes one if it does not come in time. */
  private void await(CompletableFuture<?> awaited) {
    try {
      long left = TimeUnit.SECONDS.toNanos(seconds) - (System.nanoTime() - began);
      awaited.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      awaited.completeExceptionally(tooLate("within the login timeout of " + seconds + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      awaited.completeExceptionally(tooLate("before this thread was interrupted"));
    } catch (ExecutionException told) {
      // by who asks for the result
    }
  }

  private static <T> void deliver(SqlCall<T> work, CompletableFuture<T> awaited, Consumer<T> late) {
    try {
      T result = work.run();
      if (!awaited.complete(result)) {
        late.accept(result);
      }
    } catch (SQLException | RuntimeException | Error e) {
      awaited.completeExceptionally(e);
    }
  }

  private Fault tooLate(String when) {
    if (moduleStarts.getAsBoolean()) {
      return FipsFault.STILL_STARTING.fault(
          "the FIPS module did not finish its self-tests "
              + when
              + "; it goes on in the background, so try again, or allow more time");
    }
    return KeyStoreFault.UNREACHABLE.fault(
        "the key store did not answer " + when + "; try again, or find out what keeps it");
  }

  private static SQLException rethrown(Throwable cause) throws SQLException {
    if (cause instanceof SQLException checked) {
      throw checked;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new SQLException("the connection failed", "08001", cause);
  }
}
