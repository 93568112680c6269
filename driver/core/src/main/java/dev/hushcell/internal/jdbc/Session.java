package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import dev.hushcell.internal.jdbc.value.Argument;
import dev.hushcell.internal.jdbc.value.Given;
import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.plan.ActivationNeeded;
import dev.hushcell.internal.plan.PlanAgain;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one connection knows: plans texts, seals values, and keeps the schema view and the ledger
 * informed of what its statements change. Used by one thread at a time, like its connection.
 */
final class Session {
  private static final int MOST_ATTEMPTS = 100;

  private final SessionParts parts;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private boolean changedInTransaction;
  private boolean schemaSetInTransaction;
  private boolean setInTransaction;

  Session(SessionParts parts) {
    this.parts = parts;
  }

  String url() {
    return parts.url();
  }

  Failures failures() {
    return parts.failures();
  }

  RealDriver driver() {
    return parts.driver();
  }

  boolean unwrapAllowed() {
    return parts.unwrapAllowed();
  }

  Protection protection() throws SQLException {
    return SqlErrors.guard(() -> parts.ledger().current());
  }

  /** Returns what opens the cells of a column that is about to be read. */
  ColumnCell cell(ProtectedColumn column) throws SQLException {
    if (isOfTime(column)) {
      requireZone(column);
    }
    return SqlErrors.guard(() -> parts.cells().of(column));
  }

  /** Tells whether a column may not be read here, and what a read of it gets. */
  Optional<WriteOnly> writeOnly(ProtectedColumn column) {
    return parts.access().of(column.name());
  }

  /** Plans a text, activating the declared tables that it is the first to touch. */
  Planned plan(String sql) throws SQLException {
    return SqlErrors.guard(() -> planOrActivate(sql));
  }

  private Planned planOrActivate(String sql) {
    Set<TableName> activated = new HashSet<>();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<Planned> planned = attempt(sql, activated);
      if (planned.isPresent()) {
        return planned.get();
      }
    }
    throw JdbcFault.PLAN_CHANGED.fault(
        "the protected columns or the schema change faster than this statement can be planned;"
            + " try again");
  }

  /** Returns the plan, or nothing when it has to be made again. */
  private Optional<Planned> attempt(String sql, Set<TableName> activated) {
    Protection protection = parts.ledger().current();
    parts.schema().planningFor(protection.epoch());
    long version = parts.schema().version();
    String path = parts.schema().path();
    try {
      StatementPlan plan = parts.planner().plan(sql, parts.schema(), protection);
      return Optional.of(new Planned(sql, plan, protection.epoch(), version, path));
    } catch (ActivationNeeded needed) {
      activate(needed.table(), activated);
      return Optional.empty();
    } catch (PlanAgain again) {
      return Optional.empty();
    }
  }

  private void activate(TableName table, Set<TableName> activated) {
    if (!activated.add(table)) {
      throw JdbcFault.ACTIVATION.fault(
          table
              + " was activated and is still reported as not activated; check that its declared"
              + " columns exist and that no other process changes its catalogue");
    }
    parts.schema().requireRoomForOthers();
    parts.ledger().activate(table);
    parts.schema().sessionMayHaveChanged();
  }

  /** Returns the plan if it still is the right one for its text; a different one is refused. */
  Planned renewed(Planned planned) throws SQLException {
    if (planned.epoch() == protection().epoch() && isOfNow(planned)) {
      return planned;
    }
    Planned now = plan(planned.sql());
    if (!now.plan().equals(planned.plan())) {
      throw SqlErrors.of(
          JdbcFault.PLAN_CHANGED,
          "the protected columns or the schema changed since this statement was prepared;"
              + " prepare it again");
    }
    return now;
  }

  private boolean isOfNow(Planned planned) throws SQLException {
    return SqlErrors.guard(
        () ->
            planned.version() == parts.schema().version()
                && planned.path().equals(parts.schema().path()));
  }

  /** Runs a planned statement: tells the ledger before and after, the schema view after. */
  <T extends @Nullable Object> T run(Planned planned, SqlCall<T> call) throws SQLException {
    boolean touches = planned.plan() instanceof Touching;
    try {
      return run(planned.changes(), planned.afterwards(), touches, call);
    } finally {
      if (!touches) {
        steered(planned.sql());
      }
    }
  }

  /** Runs statements of which some make these changes, or touch what is protected. */
  <T extends @Nullable Object> T run(
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
      throw touches ? parts.failures().told(e) : e;
    } finally {
      switch (afterwards) {
        case NOTHING -> {
          // all that is known still holds
        }
        case SESSION -> {
          setInTransaction = true;
          currentSchemaChanged();
        }
        case EVERYTHING -> changed();
      }
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

  Object extension() {
    return parts.extension();
  }

  /** Notes that the current schema, and nothing else, may have changed. */
  void currentSchemaChanged() throws SQLException {
    schemaSetInTransaction = true;
    SqlErrors.guardRun(() -> parts.schema().currentSchemaMayHaveChanged());
  }

  /** Notes that the current schema, or what is in it, may have changed. */
  void changed() throws SQLException {
    changedInTransaction = true;
    SqlErrors.guardRun(() -> parts.schema().sessionMayHaveChanged());
  }

  /** Notes a commit, after which what was set for the transaction holds no more. */
  void committed() throws SQLException {
    ended(setInTransaction);
  }

  /** Notes a rollback, which may take back what was noted before. */
  void rolledBack() throws SQLException {
    ended(schemaSetInTransaction);
  }

  private void ended(boolean schemaMayHaveChanged) throws SQLException {
    if (changedInTransaction) {
      SqlErrors.guardRun(() -> parts.schema().transactionEnded());
    } else if (schemaMayHaveChanged) {
      SqlErrors.guardRun(() -> parts.schema().currentSchemaMayHaveChanged());
    }
    changedInTransaction = false;
    schemaSetInTransaction = false;
    setInTransaction = false;
  }

  /** Notes a rollback to a savepoint, which may take back a part of what was noted before. */
  void rolledBackInPart() throws SQLException {
    if (changedInTransaction) {
      changed();
    } else if (schemaSetInTransaction) {
      currentSchemaChanged();
    }
  }

  /** Notes what a text does to the transaction, if that is all it does. */
  void steered(String sql) throws SQLException {
    if (Steering.endsTransaction(sql)) {
      rolledBack(); // what would be noted of a commit is less
    } else if (Steering.takesBackPart(sql)) {
      rolledBackInPart();
    }
  }

  /** Tells once that the connection was closed. */
  void closed() throws SQLException {
    if (open.getAndSet(false)) {
      SqlErrors.guardRun(parts.closed());
    }
  }

  /** Checks, before anything is sealed, that the protection is known to be current. */
  void requireFresh() throws SQLException {
    SqlErrors.guardRun(() -> parts.ledger().requireFresh());
  }

  @Nullable Object seal(ProtectedColumn column, Use use, @Nullable Object given)
      throws SQLException {
    Object value = given instanceof Given bound ? bound.by(driver(), column.type()) : given;
    if (value instanceof Temporal || (value != null && isOfTime(column))) {
      requireZone(column);
    }
    return SqlErrors.<@Nullable Object>guard(
        () -> {
          ColumnCell cell = parts.cells().of(column);
          return switch (use) {
            case ASSIGNED -> cell.seal(value);
            case COMPARED -> cell.sealComparand(value);
            case COMPARED_AS_WRITTEN -> cell.sealComparandAsWritten(value);
          };
        });
  }

  /** Seals each element of what {@link ElementsArgument} kept. */
  SealedElements sealElements(ParameterRole.Sealed role, @Nullable Object kept)
      throws SQLException {
    String type = parts.types().castType(role.column());
    if (kept == null) {
      return new SealedElements(type, null);
    }
    if (!(kept instanceof @Nullable Object[] given)) {
      throw Argument.refused("a value that is no array");
    }
    @Nullable Object[] elements = given.clone();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = seal(role.column(), role.use(), elements[i]);
    }
    return new SealedElements(type, elements);
  }

  private static boolean isOfTime(ProtectedColumn column) {
    return switch (column.type().family()) {
      case DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> true;
      case TEXT, CHAR, EXACT, BOOLEAN, UUID, BYTES, APPROXIMATE -> false;
    };
  }

  /** Times are converted here, where the database would do it in the zone of its session. */
  private void requireZone(ProtectedColumn column) throws SQLException {
    if (!SqlErrors.guard(() -> parts.schema().isInZoneOfJvm())) {
      throw SqlErrors.of(
          JdbcFault.TIME_ZONE,
          column.name().shortForm()
              + " takes or gives a date or time, but the time zone of the session is not the default"
              + " one of the JVM; leave TIME ZONE alone, or set the default before the first"
              + " connection");
    }
  }

  @Nullable Object seal(Splice.Sealed literal) throws SQLException {
    return seal(literal.column(), literal.use(), literal.value());
  }

  /** Returns the text for a statement without parameters, its literals sealed. */
  String rendered(Planned planned) throws SQLException {
    if (!(planned.plan() instanceof Touching touching)) {
      return planned.sql();
    }
    if (!touching.parameters().isEmpty()) {
      throw SqlErrors.of(
          JdbcFault.PARAMETERS_WITHOUT_VALUES,
          "the statement has parameters but is run without values; use prepareStatement");
    }
    if (Rendering.seals(touching)) {
      requireFresh();
    }
    return Rendering.withLiterals(touching, this::seal, parts.types());
  }
}
