package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.keyring.ledger.JobRecords;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.internal.rewriting.RewritingTables.Recording;
import dev.hushcell.policy.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * New columns are filled beside the old ones and compared, exchanged, and compared once more.
 * Thread-safe.
 */
final class Beside implements Way {
  /** Rows that may be filled while the table is locked. */
  private static final int REST = 200;

  private static final int MOST_ROUNDS = 40;

  private final JobWork work;
  private final ShadowTables tables;

  /** The jobs all of whose filled rows were compared since their guards were made. */
  private final Set<String> proved = ConcurrentHashMap.newKeySet();

  Beside(JobWork work, ShadowTables tables) {
    this.work = work;
    this.tables = tables;
  }

  @Override
  public void require(
      TableName table, List<Wish> wishes, ColumnCells trial, RewritingOptions options) {
    blocking(table, wishes)
        .ifPresent(estimate -> Way.requireShort(table, estimate, options.mayBlock()));
  }

  @Override
  public Optional<Duration> blocking(TableName table, List<Wish> wishes) {
    List<NewColumn> made = work.made(wishes, name -> name);
    return work.call(connection -> tables.blocking(connection, table, made));
  }

  @Override
  public boolean prepare(Rewriting job, RewritingOptions options, ColumnProgress progress) {
    proved.remove(job.id());
    new RangeFilling(work, tables).prepare(job, options);
    JobWork.Parts parts = work.parts(job, tables);
    Filling filling = new Filling(job, tables, parts);
    if (!work.pages(job, progress, Step.FILLING, parts.old(), filling.marked(), filling::page)) {
      return false;
    }
    work.perform(connection -> tables.indexMarks(connection, job));
    catchUp(filling, progress);
    if (!prove(job, progress)) {
      return false;
    }
    work.perform(connection -> tables.buildIndexes(connection, job));
    catchUp(filling, progress);
    return true;
  }

  /** A process that goes on with a job does not know what the one before it compared. */
  @Override
  public boolean prove(Rewriting job, ColumnProgress progress) {
    if (isExchanged(job)) {
      return true;
    }
    boolean made = work.call(connection -> tables.guard(connection, job));
    if (!made && proved.contains(job.id())) {
      return true;
    }
    proved.remove(job.id());
    JobWork.Parts parts = work.parts(job, tables);
    Comparing comparing = Comparing.before(job, tables, parts);
    if (!work.pages(
        job, progress, Step.COMPARING, parts.old(), comparing.condition(), comparing::page)) {
      return false;
    }
    proved.add(job.id());
    return true;
  }

  /** Fills what changed meanwhile, until it is little. */
  private void catchUp(Filling filling, ColumnProgress progress) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      progress.at(Step.CATCHING_UP, round, MOST_ROUNDS);
      long filled =
          work.call(
              connection -> {
                connection.setAutoCommit(false);
                long pages = 0;
                Optional<Row> last = filling.proved(connection, Optional.empty(), REST);
                while (last.isPresent()) {
                  pages++;
                  last = filling.proved(connection, last, REST);
                }
                return pages;
              });
      if (filled <= 1) {
        return;
      }
    }
  }

  private TableChanges changes() {
    return new TableChanges(work, tables);
  }

  @Override
  public boolean isExchanged(Rewriting job) {
    return work.call(connection -> tables.hasOld(connection, job));
  }

  @Override
  public void requireUnchanged(Rewriting job) {
    changes().requireNone(job);
  }

  @Override
  public void requireOwn(Rewriting job) {
    changes().requireOwn(job);
  }

  @Override
  public boolean exchange(Rewriting job, ColumnProgress progress, Recording recording) {
    Filling filling = new Filling(job, tables, work.parts(job, tables));
    if (!isExchanged(job)) {
      catchUp(filling, progress);
    }
    Optional<String> shape = work.records().shape(job);
    return work.call(
        connection ->
            tables.exchange(
                connection,
                job,
                PATIENCE,
                alone -> {
                  JobRecords.requireSwitching(work.records().require(job));
                  return changes().isNone(alone, job, shape)
                      && tables.isGuarded(alone, job)
                      && filling.rest(alone, REST);
                },
                recording));
  }

  @Override
  public boolean finish(Rewriting job, ColumnProgress progress) {
    JobWork.Parts parts = work.parts(job, tables);
    work.perform(connection -> tables.validate(connection, job));
    if (isExchanged(job)) {
      Comparing comparing = Comparing.after(job, tables, parts);
      if (!work.pages(
          job, progress, Step.COMPARING, parts.old(), comparing.condition(), comparing::page)) {
        return false;
      }
      work.perform(comparing::requireAll);
    }
    work.perform(connection -> tables.dropOld(connection, job));
    return true;
  }

  @Override
  public boolean takeBack(Rewriting job) {
    work.perform(connection -> tables.awaitExchange(connection, job));
    if (isExchanged(job)) {
      return false;
    }
    work.perform(connection -> tables.dropShadows(connection, job));
    return true;
  }
}
