package dev.hushcell.samples.crm.router;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: twice as long each time, up to a limit, and not all at the
 * same moment.
 *
 * @param first about how long to wait after the first failure
 * @param longest how long to wait at most
 */
record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;
  private static final double LEAST_PART = 0.75;

  /** Returns how long to wait, between three quarters and the whole of the full time. */
  Duration after(int failures) {
    double part = LEAST_PART + (1 - LEAST_PART) * ThreadLocalRandom.current().nextDouble();
    return Duration.ofMillis(Math.round(full(failures).toMillis() * part));
  }

  private Duration full(int failures) {
    int doublings = Math.max(0, Math.min(failures - 1, MOST_DOUBLINGS));
    Duration doubled = first.multipliedBy(1L << doublings);
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }
}
