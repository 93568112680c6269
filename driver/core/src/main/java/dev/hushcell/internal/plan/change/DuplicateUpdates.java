package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** {@code INSERT … ON DUPLICATE KEY UPDATE}, with {@code VALUES(c)} or a name for the row. */
final class DuplicateUpdates {
  private final StatementReaders readers;
  private final StatementReading reading;
  private final Assignments assignments;

  DuplicateUpdates(StatementReaders readers, Assignments assignments) {
    this.readers = readers;
    this.reading = readers.reading();
    this.assignments = assignments;
  }

  /**
   * Reads the assignments to the row that is there already.
   *
   * @param target the table, which the scope has
   * @param columns those that the statement gives values for, in order
   */
  void read(Insert insert, Target target, List<Output> columns, Scope scope) {
    List<UpdateSet> sets = insert.getDuplicateUpdateSets();
    if (sets == null) {
      return;
    }
    Alias row = alias(insert);
    if (row != null) {
      readers.row(row, columns, scope);
    }
    assignments.updates(sets, target, scope);
    requireTold(sets, target, insert);
  }

  private static @Nullable Alias alias(Insert insert) {
    if (insert.getRowAlias() != null) {
      return insert.getRowAlias();
    }
    return insert.getSelect() instanceof Values values ? values.getAlias() : null;
  }

  /** What the new row has may be a NULL that was read for a cell. */
  private void requireTold(List<UpdateSet> sets, Target target, Insert insert) {
    KeptCells kept = new KeptCells(readers);
    for (UpdateSet set : sets) {
      for (var column : set.getColumns()) {
        if (target.column(column, reading).provenance() instanceof Provenance.Cell cell) {
          kept.assignedToAny(cell.column(), reading.position(insert.getTable()));
        }
      }
    }
  }
}
