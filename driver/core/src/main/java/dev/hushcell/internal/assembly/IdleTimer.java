package dev.hushcell.internal.assembly;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks later on one daemon thread, which is there only while a task waits: a driver that is
 * registered but not used has no thread, and one that is dropped keeps none.
 */
public final class IdleTimer implements LeaseCache.Later {
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, IdleTimer::thread);

  public IdleTimer() {
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "hushcell-idle", 0, false);
    thread.setDaemon(true);
    // The loader of whichever application happened to close a connection must not be held.
    thread.setContextClassLoader(IdleTimer.class.getClassLoader());
    return thread;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // closing reports its own failures
  public void run(Duration delay, Runnable task) {
    executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
