package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.internal.rewriting.RewritingTables.Recording;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All rows are rewritten, read again and compared in one transaction, during which others wait to
 * write.
 */
record InPlace(JobWork work, InPlaceTables tables) implements Way {
  /** Rows are read, written and read again: how much longer that takes than the trial. */
  private static final int TIMES = 3;

  /** A job tries all rows; a dry run those that it is to, and tells of values that are not kept. */
  @Override
  public void require(
      TableName table, List<Wish> wishes, ColumnCells trial, RewritingOptions options) {
    Trial trying = new Trial(work.parts(table, wishes, tables, trial), work.timing().nanoTime());
    long most = options.dryRun() ? options.tried() : Long.MAX_VALUE;
    long rows = work.call(connection -> trying.run(connection, most, ColumnProgress.none()));
    List<String> wrong = trying.notKept();
    if (!wrong.isEmpty() && !options.dryRun()) {
      throw Comparing.notTheSame(table, wrong);
    }
    Way.requireShort(table, trying.time(rows, TIMES), options.mayBlock());
  }

  /**
   * Seals and opens all values for a trial, so that rows that cannot stay as they are are known
   * while nobody waits. Others would wait for all rows, so it is asked for when that are many.
   */
  @Override
  public boolean prepare(Rewriting job, RewritingOptions options, ColumnProgress progress) {
    JobWork.Parts parts = work.parts(job, tables);
    RowUpdates updates = updates(job, parts);
    long began = work.timing().nanoTime().getAsLong();
    boolean sealed =
        work.pages(
            job,
            progress,
            Step.COMPARING,
            parts.old(),
            "",
            (connection, after, most) -> {
              List<Row> rows = parts.old().page(connection, after, "", "", most);
              List<String> wrong = updates.notKept(rows);
              if (!wrong.isEmpty()) {
                throw Comparing.notTheSame(job.table(), wrong);
              }
              return KeyedRows.last(rows);
            });
    long took = work.timing().nanoTime().getAsLong() - began;
    Way.requireShort(job.table(), Duration.ofNanos(took * TIMES), options.mayBlock());
    return sealed;
  }

  private RowUpdates updates(Rewriting job, JobWork.Parts parts) {
    List<String> names = job.columns().stream().map(tables::filled).toList();
    return new RowUpdates(parts.old(), parts.made(names), parts.selfChanging(), "");
  }

  /** All rows are compared in the transaction, see {@link #exchange}. */
  @Override
  public boolean prove(Rewriting job, ColumnProgress progress) {
    return true;
  }

  /** The record is written in the transaction. */
  @Override
  public boolean isExchanged(Rewriting job) {
    return false;
  }

  /** Definitions are looked at in the transaction, see {@link #exchange}. */
  @Override
  public void requireUnchanged(Rewriting job) {}

  @Override
  public boolean exchange(Rewriting job, ColumnProgress progress, Recording recording) {
    List<Wish> wishes = work.records().wishes(job);
    JobWork.Parts parts = work.parts(job, tables);
    return work.call(
        connection ->
            tables.rewrite(
                connection,
                job,
                work.made(job, name -> name),
                PATIENCE,
                alone -> {
                  TableChanges.requireNone(job, work.objections(alone, tables, wishes));
                  rewrite(alone, job, parts, progress);
                },
                recording));
  }

  private void rewrite(
      Connection connection, Rewriting job, JobWork.Parts parts, ColumnProgress progress)
      throws SQLException {
    KeyedRows old = parts.old();
    RowUpdates updates = updates(job, parts);
    KeyedRows made = old.with(updates.columns());
    long total = old.count(connection, "");
    long done = 0;
    Optional<Row> last = Optional.empty();
    List<Row> rows = old.page(connection, last, "", "", JobWork.PAGE);
    while (!rows.isEmpty()) {
      updates.write(connection, rows);
      requireSame(rows, made.page(connection, last, "", "", JobWork.PAGE), made);
      done += rows.size();
      progress.at(Step.FILLING, done, total);
      last = KeyedRows.last(rows);
      rows = old.page(connection, last, "", "", JobWork.PAGE);
    }
    requireAll(job, total, done);
  }

  /** Rows that no page has would keep what they had, and be read as what they are not. */
  private static void requireAll(Rewriting job, long total, long done) {
    if (total != done) {
      throw KeyringFault.NOT_THE_SAME.fault(
          ("%s has %s rows, and %s were rewritten, since keys of rows are not ordered as they are"
                  + " compared; nothing was changed: give the table another primary key and resume"
                  + " the job")
              .formatted(job.table(), total, done));
    }
  }

  private static void requireSame(List<Row> rows, List<Row> again, KeyedRows made) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (i >= again.size() || !isSame(rows.get(i), again.get(i))) {
        wrong.add(rows.get(i).shownKey());
      }
    }
    if (!wrong.isEmpty()) {
      throw Comparing.notTheSame(made.table(), wrong);
    }
  }

  private static boolean isSame(Row row, Row again) {
    for (int i = 0; i < row.values().size(); i++) {
      if (!Side.same(row.values().get(i), again.values().get(i))) {
        return false;
      }
    }
    return row.shownKey().equals(again.shownKey());
  }

  @Override
  public boolean finish(Rewriting job, ColumnProgress progress) {
    return true;
  }

  @Override
  public boolean takeBack(Rewriting job) {
    return true; // nothing was done outside the one transaction
  }
}
