package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.InsertConflictAction;
import net.sf.jsqlparser.statement.insert.InsertConflictTarget;
import net.sf.jsqlparser.statement.update.UpdateSet;

/** Reads {@code ON CONFLICT (…) DO …} of an INSERT. */
final class Conflicts {
  private final StatementReaders readers;
  private final StatementReading reading;
  private final Assignments assignments;

  Conflicts(StatementReaders readers, Assignments assignments) {
    this.readers = readers;
    this.reading = readers.reading();
    this.assignments = assignments;
  }

  /**
   * Reads the clause.
   *
   * @param scope with the table under its name
   */
  void read(Insert insert, Target target, Scope scope) {
    if (insert.getConflictTarget() != null) {
      arbiter(insert.getConflictTarget(), target, scope);
    }
    InsertConflictAction action = insert.getConflictAction();
    if (action.getConflictActionType() == ConflictActionType.DO_NOTHING) {
      return;
    }
    if (action.getConflictActionType() != ConflictActionType.DO_UPDATE) {
      throw reading.notUnderstood("ON CONFLICT with an unusual action");
    }
    Scope both = new Scope(scope);
    readers.again(target, new Name("excluded", false), both);
    action.getUpdateSets().forEach(set -> requireTold(set, target, insert));
    assignments.updates(action.getUpdateSets(), target, both);
    readers.condition(action.getWhereExpression(), both);
  }

  /** What finds the row that is there already must be equal for equal values. */
  private void arbiter(InsertConflictTarget arbiter, Target target, Scope scope) {
    for (String column : arbiter.getIndexColumnNames()) {
      for (Output each : target.meant(Name.of(column), reading)) {
        reading.claims().claim(column, Role.COLUMN);
        if (each.provenance() instanceof Provenance.Cell cell) {
          requireArbiter(cell);
        }
      }
    }
    if (arbiter.getIndexExpression() != null) {
      Provenance expression = readers.expression(arbiter.getIndexExpression(), scope);
      if (expression instanceof Provenance.Cell cell) {
        requireArbiter(cell);
      }
    }
    readers.condition(arbiter.getWhereExpression(), scope);
  }

  private void requireArbiter(Provenance.Cell cell) {
    if (!cell.column().search().hasEqualCells()) {
      throw PlanFault.COMPARED_WITHOUT_SEARCH.fault(
          cell.named()
              + " is sealed without search and cannot find the row of a conflict; declare"
              + " search: equality or use another column");
    }
    reading.permission().requireSearchable(cell);
  }

  /** The value of the new row may be a NULL that was bound because the old one cannot be read. */
  private void requireTold(UpdateSet set, Target target, Insert insert) {
    for (int i = 0; i < set.getColumns().size(); i++) {
      Column column = set.getColumns().get(i);
      if (target.column(column, reading).provenance() instanceof Provenance.Cell cell
          && !isParameter(set, i)) {
        new KeptCells(readers).assignedToAny(cell.column(), reading.position(insert.getTable()));
      }
    }
  }

  private boolean isParameter(UpdateSet set, int index) {
    boolean paired = set.getValues().size() == set.getColumns().size();
    return paired && readers.isParameter(set.getValues().get(index));
  }
}
