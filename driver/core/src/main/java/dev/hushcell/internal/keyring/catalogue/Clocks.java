package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.admin.PlannedDestruction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What two clocks say at one moment; either may be wrong. What is noted is dated by the one that is
 * ahead, and a waiting period is over when the one that is behind says so, so neither clock alone
 * can shorten it. Where both are the same clock, see {@link Waiting}.
 *
 * @param areTwo whether the database runs on another machine, as far as can be seen
 */
public record Clocks(Instant process, Instant database, boolean areTwo) {
  /** Returns the time of the clock that is ahead; whole milliseconds, as records keep it. */
  public Instant later() {
    Instant later = process.isAfter(database) ? process : database;
    return later.truncatedTo(ChronoUnit.MILLIS);
  }

  public Instant earlier() {
    return process.isBefore(database) ? process : database;
  }

  public boolean havePassed(Instant due) {
    return !earlier().isBefore(due);
  }

  /** Returns the note of a destruction, with what remains of its waiting period. */
  public PlannedDestruction planned(Instant due) {
    Duration remaining = Duration.between(earlier(), due);
    return new PlannedDestruction(due, remaining.isNegative() ? Duration.ZERO : remaining);
  }
}
