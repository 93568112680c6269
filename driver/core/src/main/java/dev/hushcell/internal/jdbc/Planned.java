package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.policy.SchemaChange;
import java.util.List;

/**
 * A text with its plan and the state of the world for which it was made.
 *
 * @param sql the text as the application wrote it
 * @param plan what to do with it
 * @param epoch of the protection
 * @param version of the schema view
 */
record Planned(String sql, StatementPlan plan, long epoch, long version) {
  boolean mayChangeSession() {
    if (plan instanceof Touching touching) {
      return touching.mayChangeSession() || !touching.changes().isEmpty();
    }
    return ((StatementPlan.Untouched) plan).mayChangeSession();
  }

  List<SchemaChange> changes() {
    return plan instanceof Touching touching ? touching.changes() : List.of();
  }

  @Override
  public String toString() {
    return "Planned@" + Integer.toHexString(System.identityHashCode(this));
  }
}
