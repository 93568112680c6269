package dev.hushcell.internal.sql.parse;

import dev.hushcell.internal.sql.SqlFault;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A few daemon threads with a big stack for statements that are big or deep. A parse that never
 * ends keeps its thread, so their number is bounded: then big statements are refused, small ones
 * are not affected.
 */
final class ParseThreads implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int QUEUE = 64;
  private static final long STACK_BYTES = 16L << 20;
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final Duration limit;
  private final ThreadPoolExecutor threads;

  ParseThreads(Duration limit) {
    this.limit = limit;
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(null, task, "hushcell-parse", STACK_BYTES);
          thread.setDaemon(true);
          return thread;
        };
    // No thread exists before the first big statement, and none for long after the last.
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            daemons);
    this.threads.allowCoreThreadTimeOut(true);
  }

  /** Runs a task within the limit of time, or throws the refusal for the place. */
  <T> T run(Callable<T> task, int position) throws ExecutionException {
    Future<T> result;
    try {
      result = threads.submit(task);
    } catch (RejectedExecutionException tooMany) {
      throw tooSlow(position);
    }
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      result.cancel(true);
      throw tooSlow(position);
    } catch (InterruptedException interrupted) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw tooSlow(position);
    }
  }

  private static RuntimeException tooSlow(int position) {
    return SqlFault.TOO_SLOW.at(
        position, "the statement takes too long to understand; split or simplify it");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
