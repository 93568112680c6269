package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.EventKind;
import dev.hushcell.internal.keyring.catalogue.QuotedNames;
import dev.hushcell.internal.keyring.ledger.JobRecords;
import dev.hushcell.internal.keyring.ledger.JobRecords.Wish;
import dev.hushcell.internal.keyring.ledger.LeasedProtection;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries a job out that rewrites columns: fills shadows, compares, exchanges, compares again and
 * drops what was there before. It may end anywhere; what is left is found again in the database.
 * Used by one thread.
 */
public final class Rewriter {
  private static final int PAGE = 1000;

  /** Rows that may be filled while the table is locked. */
  private static final int REST = 200;

  private static final int MOST_ROUNDS = 40;

  /** For how long statements may wait in one attempt to exchange, and in all of them. */
  private static final long PATIENCE = 400;

  /** How soon it is noticed that an administrator stopped a job for a while. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private static final int MOST_ATTEMPTS = 5;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(30);

  /** What every process must have read before something new is done. */
  private static final Duration LEASE =
      Duration.ofNanos(LeasedProtection.LEASE).plus(Duration.ofSeconds(2));

  private final CatalogueConnections connections;
  private final RewritingTables tables;
  private final TypeKnowledge types;
  private final ColumnCells cells;
  private final JobRecords records;
  private final Timing timing;

  /**
   * Builds one.
   *
   * @param connections lends raw connections
   * @param tables what the database does for a job
   */
  public Rewriter(
      CatalogueConnections connections,
      RewritingTables tables,
      TypeKnowledge types,
      ColumnCells cells,
      JobRecords records,
      Timing timing) {
    this.connections = connections;
    this.tables = tables;
    this.types = types;
    this.cells = cells;
    this.records = records;
    this.timing = timing;
  }

  /** Work on a raw connection. */
  private interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Refuses a table that has what a job could not carry over. */
  public void requireRewritable(List<Wish> wishes) {
    List<String> names = wishes.stream().map(wish -> wish.name().column()).toList();
    List<String> unsearchable =
        wishes.stream()
            .flatMap(wish -> wish.made().stream())
            .filter(column -> !column.search().hasEqualCells())
            .map(column -> column.name().column())
            .toList();
    var table = wishes.get(0).name().table();
    List<String> objections =
        work(connection -> tables.objections(connection, table, names, unsearchable));
    boolean keyed = !work(connection -> tables.key(connection, table, names)).isEmpty();
    List<String> all = new ArrayList<>(objections);
    if (!keyed) {
      all.add("it has no primary key, and no unique one without NULL, beside the columns: add one");
    }
    if (!all.isEmpty()) {
      throw KeyringFault.NOT_REWRITABLE.fault(
          table + " has what could not be carried over:\n" + String.join("\n", all));
    }
  }

  /**
   * Goes on with a job until it is over, or is paused.
   *
   * @param alone whether no other process uses the database
   */
  public void run(Rewriting begun, boolean alone, ColumnProgress progress) {
    Rewriting job = records.require(begun);
    if (job.paused()) {
      job = records.note(job, EventKind.COLUMN_RESUMED);
    }
    if (job.phase() == Phase.FILLING) {
      job = fill(job, alone, progress);
    }
    if (job.phase() == Phase.SWITCHING) {
      job = exchange(job, progress);
    }
    if (job.phase() == Phase.SWITCHED) {
      finish(job, progress);
    }
  }

  private Rewriting fill(Rewriting job, boolean alone, ColumnProgress progress) {
    work(
        connection -> {
          tables.addShadows(connection, job, added(job));
          return true;
        });
    Parts parts = parts(job);
    Filling filling = new Filling(job, tables, parts.old(), parts.shadows(), parts.selfChanging());
    Told told = new Told(job, progress);
    if (!pages(told, Step.FILLING, parts.old(), filling.marked(), filling::page)) {
      return records.require(job);
    }
    work(
        connection -> {
          tables.indexMarks(connection, job);
          return true;
        });
    catchUp(filling, told);
    Comparing comparing = Comparing.before(job, tables, parts.old(), parts.shadows());
    if (!pages(told, Step.COMPARING, parts.old(), comparing.condition(), comparing::page)) {
      return records.require(job);
    }
    work(
        connection -> {
          tables.buildIndexes(connection, job);
          return true;
        });
    catchUp(filling, told);
    Rewriting announced = records.note(job, EventKind.COLUMN_SWITCHING);
    if (!alone) {
      announce(progress);
    }
    return announced;
  }

  private List<NewColumn> added(Rewriting job) {
    List<NewColumn> added = new ArrayList<>();
    List<Wish> wishes = records.wishes(job);
    for (int i = 0; i < wishes.size(); i++) {
      Rewriting.Column column = job.columns().get(i);
      Wish wish = wishes.get(i);
      added.add(
          wish.made()
              .map(made -> made.as(job.fullShadow(column)))
              .map(
                  made ->
                      new NewColumn(
                          column.shadow(), types.storageType(made), types.checkClause(made)))
              .orElseGet(() -> new NewColumn(column.shadow(), wish.type().declared(), "")));
    }
    return added;
  }

  /** Fills what changed meanwhile, until it is little. */
  private void catchUp(Filling filling, Told told) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int number = round;
      long filled =
          work(
              connection -> {
                connection.setAutoCommit(false);
                long pages = 0;
                Optional<Row> last = filling.page(connection, Optional.empty(), REST);
                while (last.isPresent()) {
                  pages++;
                  last = filling.page(connection, last, REST);
                }
                told.progress().at(Step.CATCHING_UP, number, MOST_ROUNDS);
                return pages;
              });
      if (filled <= 1) {
        return;
      }
    }
  }

  private Rewriting exchange(Rewriting job, ColumnProgress progress) {
    Parts parts = parts(job);
    Filling filling = new Filling(job, tables, parts.old(), parts.shadows(), parts.selfChanging());
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      catchUp(filling, new Told(job, progress));
      progress.at(Step.EXCHANGING, attempt, MOST_ATTEMPTS);
      boolean exchanged =
          work(
              connection ->
                  tables.exchange(
                      connection,
                      job,
                      PATIENCE,
                      alone -> filling.rest(alone, REST),
                      new Noting(job)));
      if (exchanged) {
        records.refresh();
        return records.require(job);
      }
      await(BETWEEN_ATTEMPTS);
    }
    records.note(job, EventKind.COLUMN_FILLING);
    throw KeyringFault.NOT_SWITCHED.fault(
        "the columns of "
            + job.table()
            + " could not be exchanged: long transactions use the table all the time; nothing is"
            + " lost, resume the job when there are fewer");
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

  private void finish(Rewriting job, ColumnProgress progress) {
    Parts parts = parts(job);
    work(
        connection -> {
          tables.validate(connection, job);
          return true;
        });
    Comparing comparing = Comparing.after(job, tables, parts.old(), parts.shadows());
    if (work(connection -> tables.hasOld(connection, job))
        && !pages(
            new Told(job, progress),
            Step.COMPARING,
            parts.old(),
            comparing.condition(),
            comparing::page)) {
      return;
    }
    work(
        connection -> {
          tables.dropOld(connection, job);
          return true;
        });
    Rewriting unused = records.note(job, EventKind.COLUMN_ENDED);
    progress.at(Step.ENDED, 1, 1);
  }

  /** Has whoever carries a job out stop for a while. */
  public void pause(Rewriting begun) {
    Rewriting unused = records.note(begun, EventKind.COLUMN_PAUSED);
  }

  /** Gives a job up whose columns were not exchanged yet. */
  public void abandon(Rewriting begun) {
    Rewriting job = records.require(begun);
    if (!job.phase().isBeforeSwitch()) {
      throw KeyringFault.NO_JOB.fault(
          "rewriting " + job.id() + " exchanged its columns already; resume it");
    }
    if (job.phase() == Phase.SWITCHING) {
      Rewriting unused = records.note(job, EventKind.COLUMN_FILLING);
    }
    work(
        connection -> {
          tables.dropShadows(connection, job);
          return true;
        });
    Rewriting unused = records.note(job, EventKind.COLUMN_ABANDONED);
  }

  /**
   * What is read and written.
   *
   * @param old the old columns
   * @param shadows the new ones
   * @param selfChanging the columns that would change by themselves
   */
  private record Parts(KeyedRows old, List<Side> shadows, List<String> selfChanging) {}

  private Parts parts(Rewriting job) {
    List<String> rewritten = job.columns().stream().map(Rewriting.Column::name).toList();
    List<KeyedRows.Column> old = new ArrayList<>();
    List<Side> shadows = new ArrayList<>();
    for (Wish wish : records.wishes(job)) {
      old.add(new KeyedRows.Column(wish.name().column(), side(wish.old(), wish)));
      shadows.add(side(wish.made(), wish));
    }
    return work(
        connection ->
            new Parts(
                new KeyedRows(
                    QuotedNames.of(connection),
                    job.table(),
                    tables.key(connection, job.table(), rewritten),
                    old),
                shadows,
                tables.selfChanging(connection, job.table())));
  }

  private Side side(Optional<ProtectedColumn> column, Wish wish) {
    return column
        .<Side>map(cell -> new Side.Cells(cells.of(cell)))
        .orElseGet(() -> new Side.Values(wish.type()));
  }

  private interface Page {
    Optional<Row> next(Connection connection, Optional<Row> after, int most) throws SQLException;
  }

  /**
   * Who is told how far a job is, and may stop it.
   *
   * @param job the job
   */
  private record Told(Rewriting job, ColumnProgress progress) {}

  /**
   * Works through pages, each in its transaction.
   *
   * @param condition of their rows, which are counted first
   * @return false when an administrator stopped the job for a while
   */
  private boolean pages(Told told, Step step, KeyedRows rows, String condition, Page page) {
    return work(
        connection -> {
          long total = rows.count(connection, condition);
          connection.setAutoCommit(false);
          long done = 0;
          long looked = timing.nanoTime().getAsLong();
          Optional<Row> last = page.next(connection, Optional.empty(), PAGE);
          while (last.isPresent()) {
            done = Math.min(done + PAGE, total);
            told.progress().at(step, done, total);
            if (timing.nanoTime().getAsLong() - looked > BETWEEN_LOOKS.toNanos()) {
              looked = timing.nanoTime().getAsLong();
              if (records.require(told.job()).paused()) {
                return false;
              }
            }
            last = page.next(connection, last, PAGE);
          }
          told.progress().at(step, total, total);
          return true;
        });
  }

  /** What failed is told without its text and cause, which may quote rows. */
  private <T> T work(Work<T> work) {
    try {
      Connection connection = connections.borrow();
      boolean autocommit = connection.getAutoCommit();
      int isolation = connection.getTransactionIsolation();
      try {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return work.run(connection);
      } finally {
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        connection.setAutoCommit(autocommit);
        connection.setTransactionIsolation(isolation);
        connections.giveBack(connection);
      }
    } catch (SQLException e) {
      throw KeyringFault.JOB_FAILED.fault(
          "the database did not do what the job wanted ("
              + Failures.describe(e)
              + "); nothing is lost, resume the job when its cause is mended");
    }
  }

  /** Gives every process the time to read what is on record. */
  private void announce(ColumnProgress progress) {
    progress.at(Step.ANNOUNCING, 0, 1);
    await(LEASE);
    progress.at(Step.ANNOUNCING, 1, 1);
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
