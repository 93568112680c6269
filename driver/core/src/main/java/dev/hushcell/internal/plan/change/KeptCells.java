package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.ProtectedColumn;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a stored cell that the application could not read: who got NULL for it and writes the whole
 * row back, as object mappers do, must not erase it. So {@code SET c = ?} becomes {@code SET c =
 * COALESCE(?, c)}; a NULL that stands in the text clears the cell.
 */
record KeptCells(StatementReading reading, Expressions expressions) {
  /**
   * Takes an assignment of a parameter, or of something with one in it.
   *
   * @param target the table whose row is there already; null for a row that is new
   * @param value the expression; null where it is a column of a query
   */
  void assigned(
      ProtectedColumn column,
      Provenance.Open open,
      @Nullable Target target,
      @Nullable Expression value) {
    boolean bound = open.slots().stream().anyMatch(Slot::isBound);
    if (target == null || !bound || !reading.permission().readsNull(column)) {
      return;
    }
    Slot slot = open.slots().get(0);
    if (value == null || !expressions.isParameter(value)) {
      throw refused(column, "assign the parameter by itself, as in SET c = ?", slot.begin());
    }
    reading.splice(new Splice.Text(slot.begin(), slot.begin(), "COALESCE("));
    reading.splice(
        new Splice.Text(
            slot.end(), slot.end(), ", " + target.reference(column, reading.types()) + ")"));
  }

  /** Takes an assignment to a column that read as NULL, and of which a job left values in clear. */
  void assignedInClear(Field column, Provenance value, int position) {
    if (value.slots().stream().anyMatch(Slot::isParameter)) {
      String name = column.name() == null ? "the column" : column.name().text();
      throw refused(name, "use another profile until the job is over", position);
    }
  }

  /** Takes an assignment by a statement that does not tell a new row from one that is there. */
  void assignedToAny(ProtectedColumn column, int position) {
    if (reading.permission().readsNull(column)) {
      throw refused(column, "use UPDATE, and INSERT where it found no row", position);
    }
  }

  private static RuntimeException refused(ProtectedColumn column, String remedy, int position) {
    return refused(column.name().shortForm(), remedy, position);
  }

  private static RuntimeException refused(String column, String remedy, int position) {
    return PlanFault.WRITE_ONLY_NULL.at(
        position,
        column
            + " reads as NULL for this profile, and it is unknown whether a NULL"
            + " bound here should keep or clear the cell; "
            + remedy);
  }
}
