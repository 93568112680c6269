package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.KeyRange;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.policy.ColumnName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The filling of a job cut into ranges, each of which any process may fill. None of them is on
 * record: what is filled is seen in the rows, and what nobody filled is filled when the job goes
 * on.
 */
record RangeFilling(JobWork work, ShadowTables tables) {
  /** Makes the new columns, where that keeps nobody waiting for longer than is allowed. */
  void prepare(Rewriting job, RewritingOptions options) {
    List<NewColumn> made = work.made(job, name -> name);
    work.call(connection -> tables.blocking(connection, job.table(), made))
        .ifPresent(estimate -> Way.requireShort(job.table(), estimate, options.mayBlock()));
    new TableChanges(work, tables).begin(job);
    work.perform(
        connection ->
            tables.addShadows(
                connection,
                job,
                work.made(job, name -> new ColumnName(name.table(), job.shadowOf(name.column())))));
    boolean unused = work.call(connection -> tables.guard(connection, job));
  }

  /** Cuts the rows that are not filled into ranges, by one short query for each. */
  List<KeyRange> ranges(Rewriting job, long rows) {
    requireFilling(job);
    JobWork.Parts parts = work.parts(job, tables);
    String marked = new Filling(job, tables, parts).marked();
    return work.call(
        connection -> {
          connection.setAutoCommit(false);
          tables.readByKey(connection);
          List<KeyRange> found = new ArrayList<>();
          List<Object> after = List.of();
          Optional<Row> last =
              parts.old().keyBehind(connection, Optional.empty(), marked, Math.max(1, rows));
          while (last.isPresent()) {
            found.add(new KeyRange(after, last.get().key()));
            after = last.get().key();
            last = parts.old().keyBehind(connection, last, marked, Math.max(1, rows));
          }
          found.add(new KeyRange(after, List.of()));
          return found;
        });
  }

  /**
   * Fills the rows of a range.
   *
   * @return false when an administrator stopped the job for a while
   */
  boolean fill(Rewriting job, KeyRange range, ColumnProgress progress) {
    requireFilling(job);
    if (job.paused()) {
      return false;
    }
    JobWork.Parts parts = work.parts(job, tables);
    Filling filling = new Filling(job, tables, parts);
    int columns = parts.old().key().size();
    Optional<Row> upTo = row(range.upTo(), columns);
    return work.pagesBehind(
        job,
        progress,
        Step.FILLING,
        row(range.after(), columns),
        (connection, after, most) -> filling.page(connection, after, upTo, most));
  }

  private static void requireFilling(Rewriting job) {
    if (job.phase() != Phase.FILLING) {
      throw KeyringFault.NO_JOB.fault(
          ("rewriting %s of %s is %s: nothing of it is to be filled by ranges; look at the"
                  + " status")
              .formatted(job.id(), job.table(), job.phase()));
    }
  }

  private static Optional<Row> row(List<Object> key, int columns) {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (key.size() != columns) {
      throw KeyringFault.NO_JOB.fault(
          "the range has keys of "
              + key.size()
              + " columns and the table one of "
              + columns
              + "; take the ranges of this job");
    }
    return Optional.of(new Row(key, List.of()));
  }
}
