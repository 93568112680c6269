package dev.hushcell.admin;

import java.time.Duration;

/**
 * How a job rewrites columns.
 *
 * @param dryRun whether only to look whether it could begin
 * @param plainFor for how long configurations may say otherwise than the columns are. While columns
 *     are being encrypted, declared values flow in clear for so long, and statements are refused
 *     afterwards until the job is over
 * @param alone whether no other process uses the database, so that none has to be given the time to
 *     notice what the job is about to do
 */
public record RewritingOptions(boolean dryRun, Duration plainFor, boolean alone) {
  /** Returns what is right for most: seven days, beside other processes. */
  public static RewritingOptions usual() {
    return new RewritingOptions(false, Duration.ofDays(7), false);
  }

  /** Returns the same, but nothing is written. */
  public RewritingOptions asDryRun() {
    return new RewritingOptions(true, plainFor, alone);
  }

  /** Returns the same with another time. */
  public RewritingOptions plainFor(Duration time) {
    return new RewritingOptions(dryRun, time, alone);
  }

  /** Returns the same for a database that no other process uses. */
  public RewritingOptions asOnlyProcess() {
    return new RewritingOptions(dryRun, plainFor, true);
  }
}
