package dev.hushcell.internal.jdbc;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what happened within a time, and lets it happen so many times. The count never restarts at
 * an edge: the window consists of slices, the present one and those before it that make up the
 * time. So no span of that length has more. Thread-safe.
 */
final class SlidingWindow {
  private static final int SLICES = 60;

  private final long most;
  private final boolean refuses;
  private final long width;
  private final long begin;
  private final long[] counts = new long[SLICES + 1]; // guarded by the lock, as the next ones
  private long slice;
  private long sum;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Builds one in which nothing happened yet.
   *
   * @param refuses whether what is too much does not happen
   * @param now monotonic nanoseconds
   */
  SlidingWindow(long most, boolean refuses, Duration length, long now) {
    this.most = most;
    this.refuses = refuses;
    this.width = length.toNanos() / SLICES;
    this.begin = now;
  }

  /** Counts one more; tells whether it is not too much. What is refused does not count. */
  boolean take(long now) {
    lock.lock();
    try {
      advance((now - begin) / width);
      boolean within = sum < most;
      if (within || !refuses) {
        counts[(int) (slice % counts.length)]++;
        sum++;
      }
      return within;
    } finally {
      lock.unlock();
    }
  }

  /** Threads may come in another order than they read the clock. */
  private void advance(long to) {
    for (long next = Math.max(slice + 1, to - SLICES); next <= to; next++) {
      int place = (int) (next % counts.length);
      sum -= counts[place];
      counts[place] = 0;
    }
    slice = Math.max(slice, to);
  }
}
