package dev.hushcell.samples.crm.keys;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.policy.TableName;
import dev.hushcell.samples.crm.keys.ColumnJob.Outcome;
import dev.hushcell.samples.crm.keys.ColumnJob.Stage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Encrypts the columns that had values before anything was protected, while everybody works on. One
 * job at a time is carried out here, in the background; what this process leaves unfinished when it
 * ends stands in the database, and is resumed by whoever is asked to.
 */
@Service
final class ColumnWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ColumnWork.class);

  private final OwnSource own;
  private final LateColumns late;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private Optional<ColumnJob> last = Optional.empty(); // guarded by this

  ColumnWork(OwnSource own, LateColumns late) {
    this.own = own;
    this.late = late;
  }

  /** Something to be done at the columns. */
  @FunctionalInterface
  private interface Task {
    RewritingStatus run(Columns columns, TableName table, ColumnJob job) throws SQLException;
  }

  /**
   * Looks at the columns.
   *
   * @param connection with the configuration of the pages
   * @param here whether this process carries a job out
   */
  ColumnsView look(Connection connection, boolean here) throws SQLException {
    TableName table = LateColumns.table(connection);
    Optional<RewritingStatus> job =
        Hushcell.columns(connection).status().stream()
            .filter(each -> each.table().equals(table) && isOpen(each))
            .findFirst();
    Optional<RewritingStatus> left = job.filter(each -> !here);
    return new ColumnsView(
        LateColumns.TABLE,
        LateColumns.COLUMNS,
        LateColumns.rows(connection),
        job.isPresent() ? ColumnsView.State.CHANGING : stored(connection, table),
        left.map(RewritingStatus::job),
        left.filter(each -> stageOf(each.phase()) != Stage.CLEAR).map(RewritingStatus::plainUntil));
  }

  private static boolean isOpen(RewritingStatus job) {
    return job.kind() == RewritingStatus.Kind.ENCRYPT
        && job.phase() != Phase.ENDED
        && job.phase() != Phase.ABANDONED;
  }

  static ColumnsView.State stored(Connection connection, TableName table) throws SQLException {
    Predicate<String> known =
        name -> LateColumns.COLUMNS.stream().anyMatch(each -> each.equalsIgnoreCase(name));
    boolean cells =
        Hushcell.status(connection).columns().stream()
            .anyMatch(
                each -> each.name().table().equals(table) && known.test(each.name().column()));
    return cells ? ColumnsView.State.ENCRYPTED : ColumnsView.State.PLAIN;
  }

  /** Begins to encrypt, or only looks whether that could begin; false while a job goes on. */
  boolean encrypt(boolean dryRun) {
    RewritingOptions options = RewritingOptions.usual();
    return begin(
        dryRun ? "Trying to encrypt" : "Encrypting",
        Stage.FILL,
        (columns, table, job) ->
            columns.encrypt(table, dryRun ? options.asDryRun() : options, job));
  }

  /** Goes on with a job that was paused or left; false while a job goes on. */
  boolean resume(String id) throws SQLException, IOException {
    Stage first;
    try (HushcellDataSource source = late.open();
        Connection connection = source.getConnection()) {
      first =
          Hushcell.columns(connection).status().stream()
              .filter(each -> each.job().equals(id))
              .map(each -> stageOf(each.phase()))
              .findFirst()
              .orElse(Stage.FILL);
    }
    return begin(
        "Encrypting",
        first,
        (columns, table, job) -> columns.resume(id, RewritingOptions.usual(), job));
  }

  private static Stage stageOf(Phase phase) {
    return switch (phase) {
      case SWITCHING -> Stage.EXCHANGE;
      case SWITCHED, ENDED -> Stage.CLEAR;
      default -> Stage.FILL;
    };
  }

  /** Has the job that goes on here stop within some seconds. */
  void pause() throws SQLException, IOException {
    try (HushcellDataSource source = late.open();
        Connection connection = source.getConnection()) {
      Columns columns = Hushcell.columns(connection);
      for (RewritingStatus each : columns.status()) {
        if (isOpen(each) && each.table().equals(LateColumns.table(connection))) {
          columns.pause(each.job());
        }
      }
    }
  }

  /** Gives a job up; the columns stay as they were. */
  void abandon(String id) throws SQLException, IOException {
    try (HushcellDataSource source = late.open();
        Connection connection = source.getConnection()) {
      Hushcell.columns(connection).abandon(id);
      forget();
    }
  }

  private synchronized void forget() {
    last = last.filter(job -> !job.isFinished());
  }

  private synchronized boolean isRunning() {
    return last.filter(job -> !job.isFinished()).isPresent();
  }

  private synchronized boolean begin(String what, Stage first, Task task) {
    if (isRunning()) {
      return false;
    }
    String title = what + " " + String.join(" and ", LateColumns.COLUMNS) + " of past_call";
    ColumnJob job = new ColumnJob(title, first, System::nanoTime);
    last = Optional.of(job);
    worker.execute(() -> run(task, job));
    return true;
  }

  private void run(Task task, ColumnJob job) {
    try (HushcellDataSource source = late.open();
        Connection connection = source.getConnection()) {
      TableName table = LateColumns.table(connection);
      RewritingStatus ended = task.run(Hushcell.columns(connection), table, job);
      if (ended.phase() == Phase.ENDED) {
        late.declare();
      }
      long rows = rows();
      job.finish(outcome(ended.phase()), locale -> told(ended, rows, locale));
    } catch (SQLException | IOException e) {
      // Messages of the driver hold no value and say what to do.
      job.finish(Outcome.REFUSED, locale -> String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("a job at columns ended", e);
      job.finish(Outcome.REFUSED, locale -> "The job stopped; the log has the reason.");
    }
  }

  /** Counts with the configuration of the pages: one that declares columns in clear is refused. */
  private long rows() throws SQLException {
    try (HushcellDataSource source = own.open();
        Connection connection = source.getConnection()) {
      return LateColumns.rows(connection);
    }
  }

  private static Outcome outcome(Phase phase) {
    return phase == Phase.ENDED || phase == Phase.PLANNED ? Outcome.DONE : Outcome.PAUSED;
  }

  private static String told(RewritingStatus job, long rows, Locale locale) {
    return switch (job.phase()) {
      case PLANNED ->
          String.format(
              locale,
              "It can begin: %s of %,d rows would be encrypted. Nothing was written.",
              String.join(" and ", job.columns()).toLowerCase(Locale.ROOT),
              rows);
      case ENDED ->
          String.format(locale, "%,d rows are encrypted; every cell was opened and compared.", rows)
              + " What was in clear before is still in old pages, logs and backups of the database"
              + " until they are overwritten or removed.";
      default -> "Paused. Nothing is lost: resume it, or abandon it.";
    };
  }

  /** Returns the job that goes on here, or the last one. */
  synchronized Optional<ColumnJob> last() {
    return last;
  }

  /** What is not finished is resumed after the next start. */
  @Override
  public void close() {
    worker.shutdown();
  }
}
