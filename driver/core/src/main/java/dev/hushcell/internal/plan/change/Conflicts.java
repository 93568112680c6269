package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
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
record Conflicts(
    StatementReading reading, Expressions expressions, Assignments assignments, KeysOfRows keys) {
  /** Reads the clause; the name of a constraint is not claimed, since it means no column. */
  void read(Part.Conflict conflict, Change.Insert insert, Target target) {
    boolean duplicate = reading.isWord(conflict, 1, "DUPLICATE");
    int position = reading.position(insert.table());
    if (duplicate) {
      insert.row().ifPresent(this::row);
      assignments.of(target).sets(conflict.assignments(), target);
      reading.rows().requireTold();
      conflict.assignments().forEach(set -> requireTold(set.targets(), target, position));
      return;
    }
    conflict.keys().forEach(key -> arbiter(key, target));
    expressions.condition(conflict.keysWhere());
    if (!conflict.assignments().isEmpty()) {
      conflict.assignments().forEach(set -> requireTold(untold(set), target, position));
      reading.rows().conflict(keys.isOfKey(conflict, target));
      assignments.of(target).sets(conflict.assignments(), target);
      reading.rows().sameRow();
      reading.rows().conflict(false);
      expressions.condition(conflict.where());
    }
  }

  /** Takes the name of the new row. */
  private void row(Part.Alias row) {
    reading.claims().claim(row.name(), Role.INTRODUCED);
    expressions.queries().relations().renamed(row);
  }

  /**
   * What finds the row that is there already must be equal for equal values. A collation or an
   * operator class only tells which index it is.
   */
  private void arbiter(Part.IndexKey key, Target target) {
    Expression value = key.value() instanceof Computation.Collate of ? of.value() : key.value();
    if (value instanceof Operand.ColumnName name && name.qualifier().isEmpty()) {
      for (Field each : target.meant(name.last().name(), reading)) {
        reading.claims().claim(name.last(), Role.COLUMN);
        requireArbiter(expressions.values().of(each));
      }
    } else {
      requireArbiter(expressions.read(value));
    }
  }

  private void requireArbiter(Provenance provenance) {
    assignments.requireFindable(provenance, "find the row of a conflict; use another column");
  }

  /** Returns the columns that are not assigned a parameter by itself. */
  private List<Expression> untold(Part.Assignment set) {
    List<Expression> values = Assignments.values(set);
    boolean paired = values.size() == set.targets().size();
    return IntStream.range(0, set.targets().size())
        .filter(index -> !(paired && expressions.isParameter(values.get(index))))
        .mapToObj(set.targets()::get)
        .toList();
  }

  /** The value of the new row may be a NULL that was bound because the old one cannot be read. */
  private void requireTold(List<Expression> columns, Target target, int position) {
    columns.forEach(each -> assignments.requireTold(each, target, position));
  }
}
