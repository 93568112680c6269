package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.SchemaChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one connection knows: runs planned texts, and keeps the schema view and the ledger informed
 * of what its statements change. Used by one thread at a time, like its connection.
 */
final class Session {
  private final Connection inner;
  private final SessionParts parts;
  private final Planning planning;
  private final CellCounts counts;
  private final SessionCells cells;
  private final SessionTexts texts;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Fence fence;
  private final TransactionEffects effects;
  private final PhysicalConnection physical;
  private final Remembrance remembrance;
  private Branches.Transaction transaction;

  /**
   * Builds the session of a connection.
   *
   * @param inner the connection of the real driver
   */
  Session(SessionParts parts, Connection inner, PhysicalConnection physical) {
    this.inner = inner;
    this.parts = parts;
    this.planning = new Planning(parts);
    this.effects = new TransactionEffects(parts.schema());
    this.counts = new CellCounts(parts.audit(), parts.observer(), parts.limits());
    this.cells = new SessionCells(parts, counts);
    this.texts = new SessionTexts(parts, cells);
    this.physical = physical;
    this.remembrance = new Remembrance(parts.planner(), parts.schema());
    this.transaction = physical.branches().current();
    this.fence =
        new Fence(inner, parts.driver(), parts.ledger(), parts.failures(), physical.branches());
  }

  /** Returns what it has in common with other sessions on the same physical connection. */
  PhysicalConnection physical() {
    return physical;
  }

  Failures failures() {
    return parts.failures();
  }

  RealDriver driver() {
    return parts.driver();
  }

  /** Tells how many rows were fetched for what was evaluated here, and how many were kept. */
  void evaluated(long fetched, long kept) {
    parts.observer().evaluated(fetched, kept);
  }

  boolean unwrapAllowed() {
    return parts.unwrapAllowed();
  }

  Protection protection() throws SQLException {
    return planning.protection();
  }

  SessionCells cells() {
    return cells;
  }

  SessionTexts texts() {
    return texts;
  }

  /** Returns what counts the cells of a column for a statement; null when that is not needed. */
  @Nullable CellCount count(ColumnName column) {
    return counts.ofStatement(column);
  }

  /** Tells whether somebody wants to know of each cell that is used. */
  boolean countsCells() {
    return counts.areWanted();
  }

  /** Tells of the cells that were used, at the end of rows or of a statement. */
  void tellOfCells() throws SQLException {
    counts.tell();
  }

  /** Tells whether a column may not be read here, and what a read of it gets. */
  Optional<WriteOnly> writeOnly(ColumnName column) {
    return parts.access().of(column);
  }

  Planned plan(String sql, boolean escapes) throws SQLException {
    noteBranch();
    try {
      fence.expectBegin(); // a question may begin the transaction
      return planning.plan(sql, escapes);
    } catch (SQLException e) {
      throw failedAsking(e);
    }
  }

  /** Returns the plan to begin a run with, as {@link Planning#begun} says. */
  Planned begun(Planned planned) throws SQLException {
    return looked(planned, true);
  }

  /** Returns the plan if it still is the right one for its text, else the one that is now. */
  Planned renewed(Planned planned) throws SQLException {
    return looked(planned, false);
  }

  /** As {@link Planning#requireChangeable} says. */
  void requireChangeable(Planned planned) throws SQLException {
    planning.requireChangeable(planned);
  }

  private Planned looked(Planned planned, boolean begins) throws SQLException {
    noteBranch();
    try {
      fence.expectBegin();
      return begins ? planning.begun(planned) : planning.renewed(planned);
    } catch (SQLException e) {
      throw failedAsking(e);
    }
  }

  /** Lets the driver complain in its own way where a connection cannot be asked, being closed. */
  private SQLException failedAsking(SQLException failure) throws SQLException {
    if (inner.isClosed()) {
      inner.prepareStatement("SELECT 1").close();
    }
    return failure;
  }

  /** Returns the exception for a prepared statement that lost what was set before. */
  SQLException changedMeanwhile(String remedy) throws SQLException {
    return planning.changedMeanwhile(remedy);
  }

  /** Runs a planned statement: tells the ledger before and after, the schema view after. */
  <T extends @Nullable Object> T run(Planned planned, SqlCall<T> call) throws SQLException {
    remembrance.begin(planned);
    if (planned.steering().endsTransaction()) {
      requireOwnTransaction(planned.steering().takesBack() ? "ROLLBACK" : "COMMIT");
    }
    if (!planned.steering().takesBack()) {
      fence.requireNotDoomed();
    }
    if (!(planned.plan() instanceof Touching touching)) {
      try {
        fence.expectBegin();
        return told(planned, call);
      } finally {
        steered(planned.steering());
      }
    }
    T result =
        fence.run(
            touching.writes(), new SessionPlans.One(this, planned), () -> told(planned, call));
    if (!(touching.results() instanceof Results.Columns)) {
      tellOfCells(); // else when the rows are closed
    }
    return result;
  }

  private <T extends @Nullable Object> T told(Planned planned, SqlCall<T> call)
      throws SQLException {
    boolean touches = planned.plan() instanceof Touching;
    T result = run(planned.changes(), planned.afterwards(), touches, call);
    remembrance.done(planned);
    return result;
  }

  /** Runs a batch of planned statements as {@link #run(Planned, SqlCall)} runs one. */
  <T extends @Nullable Object> T run(PendingBatch batch, SqlCall<T> call) throws SQLException {
    if (batch.steering().stream().anyMatch(Steering::endsTransaction)) {
      requireOwnTransaction("a batch with COMMIT or ROLLBACK");
    }
    SqlCall<T> told = () -> run(batch.changes(), batch.afterwards(), batch.touches(), call);
    if (!batch.touches()) {
      return fence.pass(told);
    }
    T result = fence.run(batch.writes(), SessionPlans.of(batch.touching(), this), told);
    tellOfCells();
    return result;
  }

  private <T extends @Nullable Object> T run(
      List<SchemaChange> changes, Afterwards afterwards, boolean touches, SqlCall<T> call)
      throws SQLException {
    if (!changes.isEmpty()) {
      SqlErrors.guardRun(
          () -> {
            parts.schema().requireRoomForOthers();
            parts.ledger().announce(changes);
          });
    }
    try {
      T result = call.run();
      if (!changes.isEmpty()) {
        SqlErrors.guardRun(() -> parts.ledger().confirm(changes));
      }
      return result;
    } catch (SQLException e) {
      failed(e);
      if (touches && parts.failures().isMissingColumn(e)) {
        changed(); // by somebody else
      }
      throw touches ? StatementFailures.of(e, parts.failures()) : e;
    } finally {
      switch (afterwards) {
        case NOTHING -> {
          // all that is known still holds
        }
        case SESSION -> effects.set();
        case EVERYTHING -> effects.changed();
      }
    }
  }

  /** Asks about the tables of a statement again; fails if the statement has another plan now. */
  void requireStillPlanned(Planned planned) throws SQLException {
    changed();
    if (!new SessionPlans.One(this, planned).areStillRight()) {
      throw Fence.changed();
    }
  }

  /** Looks anew, at once, when a failure is one that a change by others would explain. */
  void failed(SQLException failure) throws SQLException {
    if (parts.failures().showsChange(failure)) {
      SqlErrors.guardRun(
          () -> {
            parts.ledger().suspect();
            parts.schema().planningFor(parts.ledger().current().epoch());
          });
    }
  }

  SessionParts parts() {
    return parts;
  }

  void currentSchemaChanged() throws SQLException {
    effects.schemaSet();
  }

  void changed() throws SQLException {
    effects.changed();
  }

  void committed() throws SQLException {
    fence.transactionEnded();
    effects.committed();
  }

  void rolledBack() throws SQLException {
    fence.transactionEnded();
    effects.rolledBack();
  }

  /** Refuses to commit what was done while columns were exchanged. */
  void requireCommittable() throws SQLException {
    fence.requireNotDoomed();
  }

  /** Refuses what ends a transaction, in one that only its transaction manager may end. */
  void requireOwnTransaction(String what) throws SQLException {
    if (physical.branches().current().isBranch()) {
      throw SqlErrors.of(
          JdbcFault.BRANCH,
          what
              + " is refused in a branch of a distributed transaction; have the transaction manager"
              + " end it");
    }
  }

  /** A transaction manager begins and ends branches where the session is not asked. */
  private void noteBranch() throws SQLException {
    Branches.Transaction now = physical.branches().current();
    if (now != transaction) {
      transaction = now;
      effects.rolledBack();
    }
  }

  void rolledBackInPart() throws SQLException {
    effects.rolledBackInPart();
  }

  /** Runs a change of a row of a result set, which may begin a transaction. */
  void changeRow(WrappedResultSet.RowChange change) throws SQLException {
    try {
      Object unused =
          fence.<@Nullable Object>pass(
              () -> {
                change.run();
                return null;
              });
    } catch (SQLException e) {
      throw StatementFailures.of(e, parts.failures());
    }
  }

  /** Notes what a text does to the transaction, if that is all it does. */
  void steered(Steering steering) throws SQLException {
    if (steering.endsTransaction()) {
      rolledBack(); // what would be noted of a commit is less
    } else if (steering == Steering.ROLLS_BACK_PART) {
      rolledBackInPart();
    } else if (steering == Steering.BEGINS) {
      physical.branches().current().beginByText();
    }
  }

  void closed() throws SQLException {
    if (open.getAndSet(false)) {
      fence.closed();
      try {
        counts.end();
      } finally {
        SqlErrors.guardRun(parts.closed());
      }
    }
  }
}
