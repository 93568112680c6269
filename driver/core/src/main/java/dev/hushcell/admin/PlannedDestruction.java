package dev.hushcell.admin;

import java.time.Duration;
import java.time.Instant;

/**
 * A note that a key is to be destroyed.
 *
 * @param due when the waiting period is over
 * @param remaining how long that still is, by whichever of the database's clock and the process's
 *     is behind; zero when it is due
 */
public record PlannedDestruction(Instant due, Duration remaining) {
  /** Tells whether the waiting period is over. */
  public boolean isDue() {
    return remaining.isZero();
  }
}
