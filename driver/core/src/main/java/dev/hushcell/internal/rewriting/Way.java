package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.RewritingTables.Recording;
import dev.hushcell.policy.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How old columns are exchanged for new ones. What was done already is not done again. */
interface Way {
  /** For how many milliseconds statements may wait in one attempt to exchange. */
  long PATIENCE = 400;

  /**
   * Refuses a job, before it is on record, for which others would wait longer than they may, or
   * which could not be carried out.
   *
   * @param trial makes cells that are thrown away
   */
  void require(TableName table, List<Wish> wishes, ColumnCells trial, RewritingOptions options);

  /** Returns for how long others wait while the table is copied; empty where it is not. */
  default Optional<Duration> blocking(TableName table, List<Wish> wishes) {
    return Optional.empty();
  }

  /**
   * Does all that applications need not know of.
   *
   * @return false when an administrator stopped the job for a while
   */
  boolean prepare(Rewriting job, RewritingOptions options, ColumnProgress progress);

  /**
   * Has every row compared that is filled, where that was not done since others could last change
   * rows unnoticed.
   *
   * @return false when an administrator stopped the job for a while
   */
  boolean prove(Rewriting job, ColumnProgress progress);

  /** Tells whether the columns were exchanged, whatever is on record. */
  boolean isExchanged(Rewriting job);

  /** Refuses a table that is not any more what it was when the job began. */
  void requireUnchanged(Rewriting job);

  /** Refuses a table from which somebody took something that the job had added. */
  default void requireOwn(Rewriting job) {}

  /**
   * Tries to exchange the columns.
   *
   * @return false when others had the table
   */
  boolean exchange(Rewriting job, ColumnProgress progress, Recording recording);

  /**
   * Does what is left afterwards.
   *
   * @return false when an administrator stopped the job for a while
   */
  boolean finish(Rewriting job, ColumnProgress progress);

  /**
   * Leaves the table as it was before {@link #prepare}. The record does not let anybody exchange
   * the columns any more.
   *
   * @return false when somebody had exchanged them before that
   */
  boolean takeBack(Rewriting job);

  /** Refuses what is about to take longer than an administrator allows. */
  static void requireShort(TableName table, Duration estimate, Duration mayBlock) {
    if (estimate.compareTo(mayBlock) > 0) {
      throw KeyringFault.NOT_REWRITABLE.fault(
          "nobody could write "
              + table
              + " for about "
              + seconds(estimate)
              + " s, which is more than the "
              + mayBlock.toSeconds()
              + " s that are allowed; where they may wait, allow it with --may-block "
              + seconds(estimate.multipliedBy(2)));
    }
  }

  private static long seconds(Duration time) {
    return Math.max(1, time.toSeconds());
  }
}
