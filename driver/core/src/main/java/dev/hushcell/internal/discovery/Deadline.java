package dev.hushcell.internal.discovery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The end of the time that a scan may take. */
final class Deadline {
  private final LongSupplier nanoTime;
  private final long end;

  Deadline(LongSupplier nanoTime, Duration time) {
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong() + time.toNanos();
  }

  boolean isOver() {
    return end - nanoTime.getAsLong() <= 0;
  }

  /** Returns the seconds that are left, rounded up and at least one, as JDBC wants them. */
  int seconds() {
    long left = TimeUnit.NANOSECONDS.toSeconds(end - nanoTime.getAsLong()) + 1;
    return (int) Math.max(1, Math.min(left, Integer.MAX_VALUE));
  }
}
