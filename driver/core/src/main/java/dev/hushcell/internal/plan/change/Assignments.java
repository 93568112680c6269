package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/** Assigns values to columns: sealed ones to protected columns, plain ones to the others. */
final class Assignments {
  private final StatementReaders readers;
  private final StatementReading reading;
  private final KeptCells kept;

  /** The table whose rows are there already, while their columns are assigned; else null. */
  private @Nullable Target updated;

  Assignments(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
    this.kept = new KeptCells(readers);
  }

  /** Reads {@code SET a = …, (b, c) = (…)} of rows that are there already. */
  void updates(List<UpdateSet> sets, Target target, Scope scope) {
    updated = target;
    sets(sets, target, scope);
    updated = null;
  }

  /** Reads the same of rows of several tables, each of which is assigned to by itself. */
  void updates(List<UpdateSet> sets, Function<Column, Target> targets, Scope scope) {
    for (UpdateSet set : sets) {
      List<Target> meant = set.getColumns().stream().map(targets).distinct().toList();
      if (meant.size() != 1) {
        throw reading.notUnderstood("a row that is assigned to columns of several tables");
      }
      updates(List.of(set), meant.get(0), scope);
    }
  }

  /** Reads the same of a new row. */
  void sets(List<UpdateSet> sets, Target target, Scope scope) {
    for (UpdateSet set : sets) {
      List<Output> columns = new ArrayList<>();
      for (Column column : set.getColumns()) {
        columns.add(target.column(column, reading));
      }
      set(columns, set.getValues(), scope);
    }
  }

  private void set(List<Output> columns, ExpressionList<?> values, Scope scope) {
    if (columns.size() == values.size()) {
      for (int i = 0; i < columns.size(); i++) {
        value(columns.get(i), values.get(i), scope);
      }
      return;
    }
    if (values.size() != 1) {
      throw count(columns.size(), values.size());
    }
    Expression row = values.get(0);
    if (row instanceof ParenthesedExpressionList<?> list) {
      set(columns, new ExpressionList<Expression>(List.copyOf(list)), scope);
    } else if (row instanceof Select query) {
      query(columns, query, scope);
    } else {
      throw count(columns.size(), 1);
    }
  }

  /** Reads a query of which each column is assigned to one of the columns. */
  void query(List<Output> columns, Select query, Scope scope) {
    List<Output> outputs = readers.positional(query, scope);
    if (outputs.size() != columns.size()) {
      throw count(columns.size(), outputs.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      assign(columns.get(i), outputs.get(i).provenance(), null, reading.position(query));
    }
  }

  /** Reads one value; DEFAULT, which is NULL for a protected column, stays. */
  void value(Output column, Expression value, Scope scope) {
    if (!isDefault(value)) {
      assign(column, readers.expression(value, scope), value, reading.position(value));
    }
  }

  private static boolean isDefault(Expression value) {
    return value instanceof Column column
        && column.getTable() == null
        && Names.isWord(column.getColumnName(), "DEFAULT");
  }

  private void assign(Output column, Provenance value, @Nullable Expression written, int position) {
    if (column.provenance() instanceof Provenance.Cell target) {
      toProtected(target.column(), value, position);
      if (value instanceof Provenance.Open open) {
        kept.assigned(target.column(), open, updated, written);
      }
      return;
    }
    kept.assignedInClear(column, value, updated, position);
    switch (value.kind()) {
      case CELL -> throw copied((Provenance.Cell) value, column);
      case ROW -> throw reading.notUnderstood("a row assigned to one column");
      case PLAIN, OPEN, COMPUTED -> reading.attribution().plain(value.slots());
    }
  }

  private static RuntimeException copied(Provenance.Cell cell, Output column) {
    return PlanFault.COPIED_TO_PLAIN.at(
        cell.position(),
        cell.named()
            + " is copied to the column "
            + (column.name() == null ? "of the table" : column.name().text())
            + ", which is not protected; protect that one with the same key");
  }

  private void toProtected(ProtectedColumn target, Provenance value, int position) {
    switch (value.kind()) {
      case OPEN -> reading.attribution().seal(value.slots(), target, Use.ASSIGNED);
      case CELL -> requireFits((Provenance.Cell) value, target);
      case PLAIN, COMPUTED, ROW ->
          throw PlanFault.ASSIGNED_FROM_PLAIN.at(
              position,
              target.name().shortForm()
                  + " is assigned a plain column or an expression, which is not seen here; assign a"
                  + " parameter, a literal or a column that shares its key");
    }
  }

  private void requireFits(Provenance.Cell cell, ProtectedColumn target) {
    reading.permission().requireKept(cell, target);
    ProtectedColumn source = cell.column();
    boolean fits =
        source.sharesCellsWith(target) && source.type().precision() <= target.type().precision();
    if (!fits) {
      throw PlanFault.COPIED_ACROSS_KEYS.at(
          cell.position(),
          cell.named()
              + " is copied to "
              + target.name().shortForm()
              + ", which has other cells or is shorter; give both one key, type, scale and rule");
    }
  }

  static RuntimeException count(int columns, int values) {
    return PlanFault.COLUMN_COUNT.fault(
        columns + " columns are assigned " + values + " values; give one for each");
  }
}
