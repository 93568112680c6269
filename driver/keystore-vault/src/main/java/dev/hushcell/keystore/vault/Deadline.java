package dev.hushcell.keystore.vault;

import java.time.Duration;

/**
 * Until when one call of a store may take, with all its attempts.
 *
 * @param end as {@link System#nanoTime()} counts, which no change of the clock disturbs
 */
record Deadline(long end) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns what is left; nothing or less when it is over. */
  Duration left() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  /** Tells whether there is time for a pause and a moment to use it. */
  boolean allows(Duration pause) {
    return left().compareTo(pause.plusMillis(50)) > 0;
  }
}
