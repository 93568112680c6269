package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.plan.SchemaView.Circumstances;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.policy.SchemaChange;
import java.util.List;
import java.util.Objects;

/**
 * A text with its plan and the state of the world for which it was made.
 *
 * @param sql the text as the application wrote it; one that touches a protected table, with its
 *     escapes translated
 * @param steering what the text does to a transaction, if it does nothing else
 * @param escapes whether the driver below translates the escapes of the text
 * @param epoch of the protection
 * @param circumstances of the session
 */
record Planned(
    String sql,
    Steering steering,
    StatementPlan plan,
    boolean escapes,
    long epoch,
    Circumstances circumstances) {
  Planned(
      String sql, StatementPlan plan, boolean escapes, long epoch, Circumstances circumstances) {
    this(sql, Steering.of(sql), plan, escapes, epoch, circumstances);
  }

  /**
   * Tells whether something of it is done over opened cells, before it is sent or with its rows.
   */
  boolean isWorkedOn() {
    return plan instanceof Touching touching
        && (touching.evaluation() != null || touching.finding() != null);
  }

  /** Tells whether the driver computes what it assigns, so that each run sends another text. */
  boolean computes() {
    return plan instanceof Touching touching
        && touching.finding() != null
        && !touching.finding().computed().isEmpty();
  }

  /** Returns the same with another text to send. */
  Planned with(Touching other) {
    return new Planned(sql, steering, other, escapes, epoch, circumstances);
  }

  Afterwards afterwards() {
    if (plan instanceof Touching touching) {
      return touching.changes().isEmpty() ? touching.afterwards() : Afterwards.EVERYTHING;
    }
    return ((StatementPlan.Untouched) plan).afterwards();
  }

  List<SchemaChange> changes() {
    return plan instanceof Touching touching ? touching.changes() : List.of();
  }

  /** Tells whether the names of the columns that stand for a star are known, or written out. */
  boolean writesStar() {
    return plan instanceof Touching touching
        && touching.results() instanceof Results.Columns columns
        && columns.expectedNames().stream().anyMatch(Objects::nonNull);
  }

  @Override
  public String toString() {
    return "Planned@" + Integer.toHexString(System.identityHashCode(this));
  }
}
