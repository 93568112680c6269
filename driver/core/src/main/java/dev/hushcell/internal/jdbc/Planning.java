package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.Planner.PlanAgain;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Circumstances;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Makes the plans of one connection's texts, and tells which of them still hold. A text that is the
 * first to touch a declared table has the table activated on the way.
 */
final class Planning {
  private static final int MOST_ATTEMPTS = 100;

  /** How often it is looked whether a column was activated, over half a second. */
  private static final int MOST_LOOKS = 20;

  private static final long BETWEEN_LOOKS = 25_000_000;

  private final Planner planner;
  private final UnaryOperator<String> escapes;
  private final SchemaView schema;
  private final ProtectionLedger ledger;

  Planning(SessionParts parts) {
    this.planner = parts.planner();
    this.escapes = parts.escapes();
    this.schema = parts.schema();
    this.ledger = parts.ledger();
  }

  /** Returns what is protected now, as far as this process knows. */
  Protection protection() throws SQLException {
    return protection(schema.moment());
  }

  private Protection protection(long moment) throws SQLException {
    try {
      return ledger.current(moment);
    } catch (RuntimeException e) {
      throw SqlErrors.of(e);
    }
  }

  /**
   * Plans a text, activating the declared tables that it is the first to touch. One that touches
   * none goes out as it is written, if that can be read.
   *
   * @param escaping whether the driver below translates its escapes
   */
  Planned plan(String sql, boolean escaping) throws SQLException {
    try {
      String text = escaping ? escapes.apply(sql) : sql;
      Planned planned = planOrActivate(text, escaping);
      return text.equals(sql) || planned.plan() instanceof Touching
          ? planned
          : asWritten(sql, planned);
    } catch (RuntimeException e) {
      throw SqlErrors.of(e);
    }
  }

  private Planned asWritten(String sql, Planned translated) {
    try {
      return planOrActivate(sql, translated.escapes());
    } catch (Fault refused) {
      return translated;
    }
  }

  /**
   * Returns the plan to begin a run with, the one of this moment. While a job may exchange columns
   * at any time, the ledger reads again first.
   */
  Planned begun(Planned planned) throws SQLException {
    long moment = schema.moment();
    Protection now = protection(moment);
    boolean switching = planned.plan() instanceof Touching && now.jobs().isSwitching();
    return renewed(planned, switching ? SqlErrors.guard(ledger::lately) : now, moment);
  }

  /**
   * Refuses rows of a query to be changed by the driver below where a statement of the application
   * that changes their table would be refused.
   */
  void requireChangeable(Planned planned) throws SQLException {
    Protection now = protection();
    Optional<String> change = SqlErrors.guard(() -> planner.changeOf(planned.sql(), schema, now));
    if (change.isPresent()) {
      Planned unused = plan(change.get(), false);
    }
  }

  /** Returns the plan if it still is the right one for its text, else the one that is now. */
  Planned renewed(Planned planned) throws SQLException {
    long moment = schema.moment();
    return renewed(planned, protection(moment), moment);
  }

  private Planned renewed(Planned planned, Protection now, long moment) throws SQLException {
    return planned.epoch() == now.epoch() && isOfNow(planned, moment)
        ? planned
        : plan(planned.sql(), planned.escapes());
  }

  private boolean isOfNow(Planned planned, long moment) throws SQLException {
    try {
      return planned.circumstances().equals(Circumstances.ANY)
          || planned.circumstances().equals(schema.circumstances(moment));
    } catch (RuntimeException e) {
      throw SqlErrors.of(e);
    }
  }

  private Planned planOrActivate(String sql, boolean escaping) {
    Set<TableName> activated = Set.of();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        Optional<Planned> planned = attempt(sql, escaping);
        if (planned.isPresent()) {
          return planned.get();
        }
      } catch (ActivationNeeded needed) {
        if (schema.isCurrent()) { // else somebody else may have begun with it
          activated = activate(needed.table(), activated);
        }
      }
    }
    throw JdbcFault.PLAN_CHANGED.fault(
        "the protected columns or the schema change faster than this statement can be planned;"
            + " try again");
  }

  /** Returns the plan, or nothing when it has to be made again. */
  private Optional<Planned> attempt(String sql, boolean escaping) {
    long moment = schema.moment();
    Protection protection = ledger.current(moment);
    if (planner.asksNothing(sql)) {
      StatementPlan plan = planner.plan(sql, schema, protection);
      return Optional.of(new Planned(sql, plan, escaping, protection.epoch(), Circumstances.ANY));
    }
    if (schema.isAboutToDisturb() && planner.lastStatement().isAskedIn(sql)) {
      throw JdbcFault.LAST_STATEMENT.fault(
          "the statement asks what the last one did, and the session has to be asked for its"
              + " settings first, which would be the last one then; ask with SELECT or SHOW alone");
    }
    schema.planningFor(protection.epoch());
    Circumstances circumstances = schema.circumstances(moment);
    try {
      StatementPlan plan = planner.plan(sql, schema, protection);
      return schema.isCurrent()
          ? Optional.of(new Planned(sql, plan, escaping, protection.epoch(), circumstances))
          : Optional.empty();
    } catch (PlanAgain again) {
      return Optional.empty();
    } catch (Fault refused) {
      if (refused.code().kind() == FaultKind.REFUSED
          && (!schema.isCurrent() || isOutdated(protection, refused))) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /**
   * Another process may have activated a declared table, whose columns are of other types now. It
   * may be about to: some databases show the new types before the record of the column is there,
   * and then a literal does not fit.
   */
  private boolean isOutdated(Protection protection, Fault refused) {
    if (protection.pending().isEmpty()) {
      return false;
    }
    int looks = refused.code() == PlanFault.LITERAL_UNFIT ? MOST_LOOKS : 1;
    for (int look = 0; look < looks; look++) {
      if (ledger.now().epoch() != protection.epoch()) {
        return true;
      }
      if (look + 1 < looks) {
        LockSupport.parkNanos(BETWEEN_LOOKS);
      }
    }
    return false;
  }

  /** Returns what was activated until now. */
  private Set<TableName> activate(TableName table, Set<TableName> before) {
    Set<TableName> activated = new HashSet<>(before);
    if (!activated.add(table)) {
      throw JdbcFault.ACTIVATION.fault(
          table
              + " was activated and is still reported as not activated; check that its declared"
              + " columns exist and that no other process changes its catalogue");
    }
    schema.requireRoomForOthers();
    ledger.activate(table);
    schema.sessionMayHaveChanged();
    return activated;
  }

  /** Returns the exception for a statement that can only be prepared again by the application. */
  static SQLException planChanged() {
    return SqlErrors.of(
        JdbcFault.PLAN_CHANGED,
        "the protected columns or the schema changed since this statement was prepared; prepare it"
            + " again");
  }

  /**
   * Returns the exception for a prepared statement that was prepared again and lost what was set
   * before. Where a job may have exchanged columns, the transaction is to be run again.
   */
  SQLException changedMeanwhile(String remedy) throws SQLException {
    boolean job = !protection().jobs().all().isEmpty();
    return SqlErrors.of(
        job ? JdbcFault.REWRITTEN : JdbcFault.PLAN_CHANGED,
        "the protected columns or the schema changed since this statement was prepared; " + remedy);
  }
}
