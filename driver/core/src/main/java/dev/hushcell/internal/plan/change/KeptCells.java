package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.ProtectedColumn;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a stored cell that the application could not read: who got NULL for it and writes the whole
 * row back, as object mappers do, must not erase it. So {@code SET c = ?} becomes {@code SET c =
 * COALESCE(?, c)}; a NULL that stands in the text clears the cell.
 */
final class KeptCells {
  private final StatementReaders readers;
  private final StatementReading reading;

  KeptCells(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
  }

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
    boolean bound = open.slots().stream().anyMatch(Slot::isParameter);
    if (target == null || !bound || !reading.permission().readsNull(column)) {
      return;
    }
    Slot slot = open.slots().get(0);
    if (value == null || !readers.isParameter(value)) {
      throw refused(column, "assign the parameter by itself, as in SET c = ?", slot.begin());
    }
    reading.splice(new Splice.Text(slot.begin(), slot.begin(), "COALESCE("));
    reading.splice(
        new Splice.Text(
            slot.end(), slot.end(), ", " + target.reference(column, reading.types()) + ")"));
  }

  /** Takes an assignment to a column of which a job left the values in clear. */
  void assignedInClear(Output column, Provenance value, @Nullable Target target, int position) {
    boolean bound = value.slots().stream().anyMatch(Slot::isParameter);
    if (target != null
        && bound
        && column.provenance() instanceof Provenance.Plain plain
        && plain.mayHaveBeenNull()) {
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
