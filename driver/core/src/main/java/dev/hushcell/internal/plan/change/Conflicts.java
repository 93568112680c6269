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
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads what an INSERT does to a row that is there already: {@code ON CONFLICT (…) DO …}, or {@code
 * ON DUPLICATE KEY UPDATE} with {@code VALUES(c)} or a name for the new row.
 */
final class Conflicts {
  private static final Name EXCLUDED = new Name("excluded", false);

  private final StatementReaders readers;
  private final StatementReading reading;
  private final Assignments assignments;

  Conflicts(StatementReaders readers, Assignments assignments) {
    this.readers = readers;
    this.reading = readers.reading();
    this.assignments = assignments;
  }

  /**
   * Reads the clause, the only one that can refer to the new row by its name.
   *
   * @param target the table, which the scope has under its name
   * @param given the columns that the statement gives values for, in order
   */
  void read(
      Part.Conflict conflict,
      Change.Insert insert,
      Target target,
      List<Output> given,
      Scope scope) {
    int position = reading.position(insert.table());
    if (reading.statement().tokens().isWord(conflict.place().begin() + 1, "DUPLICATE")) {
      insert.row().ifPresent(row -> readers.row(row, given, scope));
      assignments.updates(conflict.assignments(), target, scope);
      conflict.assignments().forEach(set -> requireTold(set.targets(), target, position));
    } else {
      conflict(conflict, target, position, scope);
    }
  }

  /** Reads ON CONFLICT; the name of a constraint is not claimed, since it means no column. */
  private void conflict(Part.Conflict conflict, Target target, int position, Scope scope) {
    conflict.keys().forEach(key -> arbiter(key, target, scope));
    readers.condition(conflict.keysWhere(), scope);
    if (conflict.assignments().isEmpty()) {
      return;
    }
    Scope both = new Scope(scope);
    readers.again(target, EXCLUDED, both);
    for (Part.Assignment set : conflict.assignments()) {
      requireTold(untold(set), target, position);
    }
    assignments.updates(conflict.assignments(), target, both);
    readers.condition(conflict.where(), both);
  }

  /**
   * What finds the row that is there already must be equal for equal values. A collation or an
   * operator class only tells which index it is.
   */
  private void arbiter(Part.IndexKey key, Target target, Scope scope) {
    Expression value = key.value() instanceof Computation.Collate of ? of.value() : key.value();
    if (value instanceof Operand.ColumnName name && name.qualifier().isEmpty()) {
      for (Output each : target.meant(name.last().name(), reading)) {
        reading.claims().claim(name.last(), Role.COLUMN);
        requireArbiter(each.provenance());
      }
    } else {
      requireArbiter(readers.expression(value, scope));
    }
  }

  private void requireArbiter(Provenance provenance) {
    if (!(provenance instanceof Provenance.Cell cell)) {
      return;
    }
    if (!cell.column().search().hasEqualCells()) {
      throw PlanFault.COMPARED_WITHOUT_SEARCH.fault(
          cell.named()
              + " is sealed without search and cannot find the row of a conflict; declare"
              + " search: equality or use another column");
    }
    reading.permission().requireSearchable(cell);
  }

  /** Returns the columns that are not assigned a parameter by itself. */
  private List<Expression> untold(Part.Assignment set) {
    List<Expression> values = Assignments.values(set);
    boolean paired = values.size() == set.targets().size();
    return IntStream.range(0, set.targets().size())
        .filter(index -> !(paired && readers.isParameter(values.get(index))))
        .mapToObj(set.targets()::get)
        .toList();
  }

  /** The value of the new row may be a NULL that was bound because the old one cannot be read. */
  private void requireTold(List<Expression> columns, Target target, int position) {
    columns.forEach(each -> assignments.requireTold(each, target, position));
  }
}
