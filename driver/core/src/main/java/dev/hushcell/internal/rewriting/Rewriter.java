package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.KeyRange;
import dev.hushcell.admin.RewritingForecast;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.ScrubReport;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.ledger.JobRecords;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.keyring.ledger.LeasedProtection;
import dev.hushcell.internal.model.InFlight;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Carries a job out that rewrites columns: fills new ones, compares, exchanges, compares again and
 * drops what was there before. It may end anywhere; what is left is found again in the database.
 * Used by one thread.
 */
public final class Rewriter {
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /** What every process must have read before something new is done. */
  private static final Duration LEASE =
      Duration.ofNanos(LeasedProtection.LEASE).plus(Duration.ofSeconds(2));

  private final RewritingTables tables;
  private final JobRecords records;
  private final InFlight inFlight;
  private final Timing timing;
  private final JobWork work;
  private final Way way;
  private final Optional<RangeFilling> ranges;

  /**
   * Builds one.
   *
   * @param inFlight the statements of this process
   */
  public Rewriter(
      CatalogueConnections connections,
      RewritingTables tables,
      TypeKnowledge types,
      ColumnCells cells,
      JobRecords records,
      InFlight inFlight,
      Timing timing) {
    this.tables = tables;
    this.records = records;
    this.inFlight = inFlight;
    this.timing = timing;
    this.work = new JobWork(connections, types, cells, records, timing);
    this.ranges =
        tables instanceof ShadowTables shadows
            ? Optional.of(new RangeFilling(work, shadows))
            : Optional.empty();
    this.way =
        tables instanceof ShadowTables shadows
            ? new Beside(work, shadows)
            : new InPlace(work, (InPlaceTables) tables);
  }

  /**
   * Refuses a job that could not be carried out: a table that has what could not be carried over,
   * or for which others would wait longer than they may. Writes nothing; a dry run and a job ask
   * the same.
   *
   * @param trial makes cells that are thrown away
   */
  public void require(List<Wish> wishes, ColumnCells trial, RewritingOptions options) {
    TableName table = wishes.get(0).name().table();
    List<String> all = work.call(connection -> work.objections(connection, tables, wishes));
    if (!all.isEmpty()) {
      throw KeyringFault.NOT_REWRITABLE.fault(
          table + " has what could not be carried over:\n" + String.join("\n", all));
    }
    new RowTenants(work).require(wishes, options.dryRun());
    if (options.begunOnly()) {
      RangeFilling unused = filling(); // there is none where only one process can fill
    }
    way.require(table, wishes, trial, options);
  }

  /** Returns what mends cells whose rows got other keys. */
  public Rebinding rebinding() {
    return new Rebinding(work);
  }

  /** Returns what counts, and refuses, what the groups tell that columns get. */
  public GroupBounds bounds() {
    return new GroupBounds(work, tables);
  }

  /**
   * Tells what a job would have to do; writes nothing.
   *
   * @param trial makes cells that are thrown away
   * @param leak what was counted of groups
   */
  public RewritingForecast forecast(
      List<Wish> wishes,
      ColumnCells trial,
      RewritingOptions options,
      Optional<GroupLeak> leak,
      ColumnProgress progress) {
    TableName table = wishes.get(0).name().table();
    Optional<Duration> waiting =
        tables instanceof InPlaceTables
            ? Optional.empty()
            : Optional.of(
                way.blocking(table, wishes).orElse(Duration.ZERO).plusMillis(Way.PATIENCE));
    Trial trying = new Trial(work.parts(table, wishes, tables, trial), timing.nanoTime());
    return work.call(
        connection -> {
          long rows = trying.run(connection, options.tried(), progress);
          Optional<TableCare.Size> size = tables.care().size(connection, table);
          return trying.forecast(rows, size, leak, waiting);
        });
  }

  /** Has a table written anew that no job is at. */
  public ScrubReport scrub(TableName table) {
    TableCare.Scrubbed scrubbed =
        work.call(
            connection -> {
              connection.setAutoCommit(true);
              return tables.care().scrub(connection, table);
            });
    return new ScrubReport(table, scrubbed.done(), scrubbed.failed(), scrubbed.beyond());
  }

  /**
   * Goes on with a job until it is over, or is paused.
   *
   * @param options of which those count that are about the work
   */
  public void run(Rewriting begun, RewritingOptions options, ColumnProgress progress) {
    try {
      carryOut(begun, options, progress);
    } catch (Fault failed) {
      if (failed.code() == KeyringFault.JOB_FAILED) {
        way.requireOwn(records.require(begun)); // it says more than a state of SQL
      }
      throw failed;
    }
  }

  private void carryOut(Rewriting begun, RewritingOptions options, ColumnProgress progress) {
    Rewriting job = settled(begun);
    if (job.paused()) {
      job = records.note(job, EventKind.COLUMN_RESUMED);
    }
    if (job.phase() == Phase.FILLING && way.isExchanged(job)) {
      job = records.note(job, EventKind.COLUMN_SWITCHING);
    }
    if (job.phase() == Phase.FILLING && options.begunOnly()) {
      filling().prepare(job, options);
      return;
    }
    if (job.phase() == Phase.FILLING) {
      new RowTenants(work).requireKnown(records.wishes(job), true);
    }
    if (job.phase() == Phase.FILLING && way.prepare(job, options, progress)) {
      way.requireUnchanged(job);
      job = records.note(job, EventKind.COLUMN_SWITCHING);
    }
    if (job.phase() == Phase.SWITCHING) {
      announce(options, progress); // again where a process died at it
      job = exchange(job, progress);
    }
    if (job.phase() == Phase.SWITCHED && way.finish(job, progress)) {
      Rewriting unused = records.note(job, EventKind.COLUMN_ENDED);
      progress.at(Step.ENDED, 1, 1);
    }
  }

  private Rewriting settled(Rewriting begun) {
    Rewriting job = records.require(begun);
    if (!job.phase().isOver()) {
      work.perform(connection -> tables.settle(connection, job));
    }
    return job;
  }

  /** Cuts the rows of a job that are not filled into ranges of at most so many. */
  public List<KeyRange> ranges(Rewriting begun, long rows) {
    return filling().ranges(records.require(begun), rows);
  }

  /**
   * Fills a range of a job.
   *
   * @return false when an administrator stopped the job for a while
   */
  public boolean fill(Rewriting begun, KeyRange range, ColumnProgress progress) {
    return filling().fill(records.require(begun), range, progress);
  }

  private RangeFilling filling() {
    return ranges.orElseThrow(
        () ->
            KeyringFault.NOT_REWRITABLE.fault(
                "this database rewrites all rows in one transaction, so no other process can fill"
                    + " ranges of them"));
  }

  private Rewriting exchange(Rewriting job, ColumnProgress progress) {
    List<String> holders = List.of();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      progress.at(Step.EXCHANGING, attempt, MOST_ATTEMPTS);
      Rewriting now = records.require(job);
      if (now.phase() == Phase.SWITCHED) {
        return now; // by another process
      }
      JobRecords.requireSwitching(now);
      if (!isReady(job, progress)) {
        return records.require(job);
      }
      if (way.exchange(job, progress, new Noting(job))) {
        records.refresh();
        return records.require(job);
      }
      List<String> seen = holders(job.table());
      holders = seen.isEmpty() ? holders : seen;
      await(BETWEEN_ATTEMPTS);
    }
    Rewriting now = records.note(job, EventKind.COLUMN_FILLING);
    if (!now.phase().isBeforeSwitch()) {
      return now; // somebody else did it
    }
    throw KeyringFault.NOT_SWITCHED.fault(
        "the columns of "
            + job.table()
            + " could not be exchanged: long transactions use the table all the time; nothing is"
            + " lost, resume the job when there are fewer"
            + (holders.isEmpty() ? "" : ". Seen at it:\n" + String.join("\n", holders)));
  }

  /** What cannot be found out must not end the job. */
  private List<String> holders(TableName table) {
    try {
      return work.call(connection -> tables.care().holders(connection, table));
    } catch (Fault unknown) {
      return List.of();
    }
  }

  /**
   * What may change at any moment is asked for with each statement, so it is taken back where it
   * does not come to that.
   *
   * @return false when an administrator stopped the job for a while
   */
  private boolean isReady(Rewriting job, ColumnProgress progress) {
    try {
      way.requireUnchanged(job);
      return way.prove(job, progress);
    } catch (Fault changed) {
      Rewriting unused = records.note(job, EventKind.COLUMN_FILLING);
      throw changed;
    }
  }

  /** Notes the exchange of a job. */
  private final class Noting implements RewritingTables.Recording {
    private final Rewriting job;

    Noting(Rewriting job) {
      this.job = job;
    }

    @Override
    public void within(Connection connection) throws SQLException {
      records.switched(connection, job);
    }

    @Override
    public void apart() {
      records.switched(job);
    }
  }

  /** Has whoever carries a job out stop for a while. */
  public void pause(Rewriting begun) {
    Rewriting unused = records.note(begun, EventKind.COLUMN_PAUSED);
  }

  /** Gives a job up whose columns were not exchanged yet. */
  public void abandon(Rewriting begun) {
    Rewriting job = settled(begun);
    if (job.phase() == Phase.SWITCHING) {
      job = records.note(job, EventKind.COLUMN_FILLING);
    }
    if (!job.phase().isBeforeSwitch() || !way.takeBack(job)) {
      throw KeyringFault.NO_JOB.fault(
          "rewriting " + job.id() + " exchanged its columns already; resume it");
    }
    Rewriting unused = records.note(job, EventKind.COLUMN_ABANDONED);
  }

  /**
   * Gives every process the time to read what is on record. This one knows it at once, but for the
   * statements that are on their way.
   */
  private void announce(RewritingOptions options, ColumnProgress progress) {
    if (!options.alone()) {
      progress.at(Step.ANNOUNCING, 0, 1);
      await(LEASE);
      progress.at(Step.ANNOUNCING, 1, 1);
      return;
    }
    InFlight.Departed departed = inFlight.departed();
    for (Duration left = LEASE;
        !departed.isOver() && !left.isNegative();
        left = left.minus(BETWEEN_LOOKS)) {
      await(BETWEEN_LOOKS);
    }
  }

  private void await(Duration duration) {
    try {
      timing.pause().millis(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeyringFault.JOB_FAILED.fault("the thread was interrupted; resume the job", e);
    }
  }
}
