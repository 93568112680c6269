package dev.hushcell.contract.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks whether all threads go on, and how much memory and how many threads there are. */
final class Watch {
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Worker> workers;
  private final Tally tally;

  Watch(List<Worker> workers, Tally tally) {
    this.workers = workers;
    this.tally = tally;
  }

  /**
   * What a process has.
   *
   * @param heap bytes that are in use after a collection
   * @param threads that are running
   */
  record Size(long heap, int threads) {}

  /**
   * Looks every second until the time is over, or something is stuck; tells whether all goes on.
   */
  boolean until(long nanos) throws InterruptedException {
    while (System.nanoTime() < nanos) {
      Thread.sleep(Math.min(1000, Math.max(1, (nanos - System.nanoTime()) / 1_000_000)));
      if (isStuck()) {
        return false;
      }
    }
    return true;
  }

  private boolean isStuck() {
    long[] deadlocked = THREADS.findDeadlockedThreads();
    if (deadlocked != null) {
      tally.bad("threads " + Arrays.toString(deadlocked) + " wait for each other\n" + dump());
      return true;
    }
    long now = System.nanoTime();
    if (workers.stream().anyMatch(worker -> now - worker.progressed() > STUCK_NANOS)) {
      tally.bad("a thread does not go on\n" + dump());
      return true;
    }
    return false;
  }

  static String dump() {
    StringBuilder dump = new StringBuilder();
    for (ThreadInfo info : THREADS.dumpAllThreads(true, true)) {
      dump.append(info.getThreadName()).append(' ').append(info.getThreadState());
      dump.append(' ').append(info.getLockInfo()).append(" of ").append(info.getLockOwnerName());
      dump.append('\n');
      for (StackTraceElement frame : info.getStackTrace()) {
        dump.append("    ").append(frame).append('\n');
      }
    }
    return dump.toString();
  }

  static Size size() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return new Size(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        THREADS.getThreadCount());
  }
}
