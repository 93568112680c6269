package dev.hushcell.admin;

import java.time.Duration;

/**
 * How a job rewrites columns.
 *
 * @param dryRun whether only to look whether it could begin
 * @param plainFor for how long configurations may say otherwise than the columns are. While columns
 *     are being encrypted, declared values flow in clear for so long, and statements are refused
 *     afterwards until the job is over
 * @param alone whether nothing else uses the database, no other process and no connection with
 *     another configuration, so that nobody has to be given the time to notice what the job is
 *     about to do
 * @param mayBlock for how long others may wait, on a database in which all rows are rewritten in
 *     one transaction, or that copies a table to add columns or CHECKs
 * @param tried how many rows a dry run reads, seals and opens at most
 * @param begunOnly whether to stop when the new columns are there, for others to fill them
 */
public record RewritingOptions(
    boolean dryRun,
    Duration plainFor,
    boolean alone,
    Duration mayBlock,
    long tried,
    boolean begunOnly) {
  private static final long USUALLY_TRIED = 10_000;

  /** Returns what is right for most: seven days, beside other processes, which wait two seconds. */
  public static RewritingOptions usual() {
    return new RewritingOptions(
        false, Duration.ofDays(7), false, Duration.ofSeconds(2), USUALLY_TRIED, false);
  }

  /** Returns the same, but nothing is written. */
  public RewritingOptions asDryRun() {
    return new RewritingOptions(true, plainFor, alone, mayBlock, tried, begunOnly);
  }

  /** Returns the same with another time. */
  public RewritingOptions plainFor(Duration time) {
    return new RewritingOptions(dryRun, time, alone, mayBlock, tried, begunOnly);
  }

  /** Returns the same for a database that no other process uses. */
  public RewritingOptions asOnlyProcess() {
    return new RewritingOptions(dryRun, plainFor, true, mayBlock, tried, begunOnly);
  }

  /** Returns the same with others waiting for longer, or less long. */
  public RewritingOptions mayBlock(Duration time) {
    return new RewritingOptions(dryRun, plainFor, alone, time, tried, begunOnly);
  }

  /** Returns the same with a dry run that tries so many rows; with {@code Long.MAX_VALUE}, all. */
  public RewritingOptions trying(long rows) {
    return new RewritingOptions(dryRun, plainFor, alone, mayBlock, rows, begunOnly);
  }

  /**
   * Returns the same for a job that only begins: {@link Columns#ranges} and {@link
   * Columns#fillRange} fill it, anywhere, and {@link Columns#resume} does the rest.
   */
  public RewritingOptions asBegunOnly() {
    return new RewritingOptions(dryRun, plainFor, alone, mayBlock, tried, true);
  }
}
