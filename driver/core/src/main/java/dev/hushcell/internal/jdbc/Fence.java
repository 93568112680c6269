package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.InFlight;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.value.RealDriver;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps statements away from the moment in which a job exchanges columns. A statement on protected
 * tables is believed only when the columns were the same before and after it; what it changed is
 * committed only then. Used by one thread at a time.
 *
 * <p>The database helps: a statement holds a lock of its table until its transaction ends, and
 * columns are exchanged under a lock that excludes it.
 */
final class Fence {
  private static final int MOST_LOOKS = 50;
  private static final long BETWEEN_LOOKS = 20;

  private final Connection inner;
  private final RealDriver driver;
  private final ProtectionLedger ledger;
  private final Failures failures;
  private final Branches branches;
  private final InFlight.Lane lane;

  Fence(
      Connection inner,
      RealDriver driver,
      ProtectionLedger ledger,
      Failures failures,
      Branches branches) {
    this.inner = inner;
    this.driver = driver;
    this.ledger = ledger;
    this.failures = failures;
    this.branches = branches;
    this.lane = ledger.inFlight().open();
  }

  /** A statement, or several, as they were planned. */
  interface Plans {
    /** Tells whether protection was of this epoch when they were made. */
    boolean areOf(long epoch);

    /** Tells whether they would be planned the same now; asks the database. */
    boolean areStillRight() throws SQLException;

    /** Tells whether the columns that stand for a star were written into a text. */
    boolean writeStars();
  }

  /** Runs a statement that touches nothing protected, but may begin a transaction. */
  <T extends @Nullable Object> T pass(SqlCall<T> call) throws SQLException {
    expectBegin();
    return call.run();
  }

  /** Notes the jobs of now before something is sent that may begin a transaction. */
  void expectBegin() throws SQLException {
    if (!branches.current().hasBegun()) {
      Jobs unused = begin(jobs());
    }
  }

  /**
   * Runs a statement on protected tables.
   *
   * @param writes whether it may change rows
   */
  <T extends @Nullable Object> T run(boolean writes, Plans plans, SqlCall<T> call)
      throws SQLException {
    boolean departs = lane.depart();
    try {
      return judged(writes, plans, call);
    } finally {
      if (departs) {
        lane.arrive();
      }
    }
  }

  private <T extends @Nullable Object> T judged(boolean writes, Plans plans, SqlCall<T> call)
      throws SQLException {
    Protection now = protection();
    Jobs begun = begin(now.jobs());
    requireNotDoomed();
    if (now.jobs().all().isEmpty()) {
      return planned(plans, call);
    }
    requireSeen(begun, now.jobs());
    return ofNow(now, plans).mayChange() ? fenced(writes, plans, call) : planned(plans, call);
  }

  /**
   * Returns the jobs of a moment for which the plans are right. A job may have passed since they
   * were made; what they bound is not sent then.
   */
  private Jobs ofNow(Protection known, Plans plans) throws SQLException {
    Protection now = known;
    for (int i = 0; i < MOST_LOOKS; i++) {
      if (now.jobs().mayChange() || plans.areOf(now.epoch())) {
        return now.jobs();
      }
      long before = now.epoch();
      if (!plans.areStillRight()) {
        throw rewritten();
      }
      now = protection();
      if (now.epoch() == before) {
        return now.jobs();
      }
    }
    throw rewritten();
  }

  private <T extends @Nullable Object> T planned(Plans plans, SqlCall<T> call) throws SQLException {
    try {
      return call.run();
    } catch (SQLException e) {
      throw isOfOtherColumns(e, plans) ? changed() : e;
    }
  }

  /**
   * Tells whether a statement fails only because it was prepared, or a star of it written out,
   * before somebody altered the table.
   */
  private boolean isOfOtherColumns(SQLException failure, Plans plans) {
    return failures.isOutdated(failure)
        || (failures.isMissingColumn(failure) && plans.writeStars());
  }

  private Protection protection() throws SQLException {
    try {
      return ledger.current();
    } catch (RuntimeException e) {
      throw SqlErrors.of(e);
    }
  }

  private Jobs jobs() throws SQLException {
    return protection().jobs();
  }

  private boolean areOfNow(Plans plans) throws SQLException {
    return plans.areOf(protection().epoch());
  }

  private Jobs begin(Jobs now) {
    return branches.current().begin(now);
  }

  private <T extends @Nullable Object> T fenced(boolean writes, Plans plans, SqlCall<T> call)
      throws SQLException {
    SqlErrors.guardRun(ledger::requireFresh);
    boolean own = writes && !isOpen();
    if (own) {
      inner.setAutoCommit(false);
    }
    boolean done = false;
    try {
      T result = called(plans, call);
      requireStill(plans, result);
      if (own) {
        inner.commit();
      }
      done = true;
      return result;
    } finally {
      if (own) {
        end(done);
      }
    }
  }

  /** What fails because columns were exchanged while it was on its way is to be run again. */
  private <T extends @Nullable Object> T called(Plans plans, SqlCall<T> call) throws SQLException {
    try {
      return call.run();
    } catch (SQLException e) {
      if (isOfJob(e)) {
        stepBack(plans);
        throw rewritten();
      }
      look();
      if (areOfNow(plans)) {
        throw isOfOtherColumns(e, plans) ? changed() : e;
      }
      doomIfOpen();
      throw rewritten();
    }
  }

  /** Tells whether something that a job made refused or met a statement, for the moment. */
  private boolean isOfJob(SQLException failure) throws SQLException {
    String message = String.valueOf(failure.getMessage());
    boolean torn = failures.isTorn(failure);
    return jobs().all().stream()
        .filter(job -> job.phase() == Phase.SWITCHING)
        .anyMatch(job -> torn || message.contains(job.id()));
  }

  private void doomIfOpen() throws SQLException {
    if (isOpen()) {
      branches.current().doom();
    }
  }

  /** Tells whether a statement is part of a transaction; drivers may tell nothing of some. */
  private boolean isOpen() throws SQLException {
    return isOpenForOthers() || !driver.commitsEach(inner);
  }

  /** Tells whether only somebody else ends the transaction: a manager, or a text. */
  private boolean isOpenForOthers() {
    Branches.Transaction now = branches.current();
    return now.isBranch() || now.isBegunByText();
  }

  /**
   * Gives locks up that the job waits for, and waits until it has exchanged the columns. A
   * transaction manager or a text that began the transaction rolls it back after the failure.
   */
  private void stepBack(Plans plans) throws SQLException {
    doomIfOpen();
    if (isOpenForOthers()) {
      return;
    }
    if (isOpen()) {
      inner.rollback();
    }
    for (int i = 0; i < MOST_LOOKS; i++) {
      look();
      if (!areOfNow(plans)) {
        return;
      }
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void end(boolean committed) throws SQLException {
    if (!committed) {
      inner.rollback();
    }
    inner.setAutoCommit(true);
    transactionEnded();
  }

  /**
   * While no job announced that it may exchange columns, what is known is believed as long as it is
   * fresh: a job waits that long after its announcement.
   */
  private void requireStill(Plans plans, @Nullable Object result) throws SQLException {
    look();
    if (areOfNow(plans) || plans.areStillRight()) {
      return;
    }
    if (result instanceof ResultSet rows) {
      rows.close();
    }
    doomIfOpen();
    throw rewritten();
  }

  private void look() throws SQLException {
    SqlErrors.guardRun(
        () -> {
          ledger.requireFresh();
          if (ledger.current().jobs().isSwitching()) {
            Protection unused = ledger.now(); // which is the current one then
          }
        });
  }

  /**
   * A transaction that sees the rows as they were when it began sees no cells in a column that was
   * exchanged since.
   */
  private void requireSeen(Jobs begun, Jobs now) throws SQLException {
    if (switched(begun).containsAll(switched(now)) || !isOpen()) {
      return;
    }
    if (inner.getTransactionIsolation() > Connection.TRANSACTION_READ_COMMITTED) {
      branches.current().doom();
      throw rewritten();
    }
  }

  private static Set<String> switched(Jobs jobs) {
    return jobs.all().stream()
        .filter(job -> !job.phase().isBeforeSwitch())
        .map(Rewriting::id)
        .collect(Collectors.toSet());
  }

  /** Refuses to go on with, or to commit, what a statement did while columns were exchanged. */
  void requireNotDoomed() throws SQLException {
    if (branches.current().isDoomed()) {
      throw rewritten();
    }
  }

  void closed() {
    lane.close();
  }

  void transactionEnded() {
    branches.current().end();
  }

  /** Returns the failure of what was planned for columns that somebody changed since. */
  static SQLException changed() {
    return SqlErrors.of(
        JdbcFault.REWRITTEN,
        "columns of a table changed since the statement was prepared; roll its transaction back and"
            + " run it again");
  }

  /** Returns the failure of what met the exchange of columns, and is to be run again. */
  static SQLException rewritten() {
    return SqlErrors.of(
        JdbcFault.REWRITTEN,
        "a job exchanged columns of a table while the transaction used it; roll it back and run it"
            + " again");
  }
}
