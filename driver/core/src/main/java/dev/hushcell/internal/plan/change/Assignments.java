package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Assigns values to columns: sealed ones to protected columns, plain ones to the others. */
final class Assignments {
  private static final Set<String> SIGNS = Set.of("=", "==");

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
  void updates(List<Part.Assignment> sets, Target target, Scope scope) {
    updated = target;
    sets(sets, target, scope);
    updated = null;
  }

  /** Reads the same of rows of several tables, each of which is assigned to by itself. */
  void updates(
      List<Part.Assignment> sets, Function<Operand.ColumnName, Target> targets, Scope scope) {
    for (Part.Assignment set : sets) {
      List<Target> meant = set.targets().stream().map(this::name).map(targets).distinct().toList();
      if (meant.size() != 1) {
        throw reading.notUnderstood("a row that is assigned to columns of several tables");
      }
      updates(List.of(set), meant.get(0), scope);
    }
  }

  /** Reads the same of a new row. */
  void sets(List<Part.Assignment> sets, Target target, Scope scope) {
    for (Part.Assignment set : sets) {
      if (!SIGNS.contains(set.operator())) {
        throw reading.notUnderstood("an assignment that computes", set);
      }
      set(columns(set.targets(), target, scope), values(set), scope);
    }
  }

  private void set(List<Output> columns, List<Expression> values, Scope scope) {
    if (columns.size() == values.size()) {
      for (int i = 0; i < columns.size(); i++) {
        value(columns.get(i), values.get(i), scope);
      }
    } else if (values.size() == 1 && values.get(0) instanceof Operand.Subquery row) {
      query(columns, row.query(), reading.position(row), scope);
    } else {
      throw count(columns.size(), values.size());
    }
  }

  /** Returns the values of an assignment: one for each column, or a query for all of them. */
  static List<Expression> values(Part.Assignment set) {
    boolean enclosed = set.targets().get(0).place().begin() > set.place().begin();
    Expression value = set.value();
    while (enclosed && value instanceof Operand.Parenthesised inner) {
      value = inner.expression();
    }
    return enclosed && value instanceof Operand.Row row ? row.values() : List.of(value);
  }

  /** Returns the columns that values are assigned to. */
  List<Output> columns(List<Expression> written, Target target, Scope scope) {
    return written.stream().map(each -> column(each, target, scope)).toList();
  }

  /** Returns the column that a value is assigned to, or an element of it. */
  Output column(Expression written, Target target, Scope scope) {
    if (!(written instanceof Computation.Subscript part)) {
      return target.column(name(written), reading);
    }
    Output array = column(part.value(), target, scope);
    if (array.provenance() instanceof Provenance.Cell) {
      throw reading.notUnderstood("a part of a protected column", written);
    }
    part.from().ifPresent(index -> value(array, index, scope));
    part.upTo().ifPresent(index -> value(array, index, scope));
    return array;
  }

  private Operand.ColumnName name(Expression written) {
    if (written instanceof Operand.ColumnName name) {
      return name;
    }
    throw reading.notUnderstood("an assignment to something else than a column", written);
  }

  /** Refuses to assign to a cell of a row that may be new or there, where nobody can read it. */
  void requireTold(Expression written, Target target, int position) {
    if (written instanceof Operand.ColumnName name) {
      requireTold(target.column(name, reading), position);
    }
  }

  /** Refuses the same. */
  void requireTold(Output column, int position) {
    if (column.provenance() instanceof Provenance.Cell cell) {
      kept.assignedToAny(cell.column(), position);
    }
  }

  /** Reads a query of which each column is assigned to one of the columns. */
  void query(List<Output> columns, Query query, int position, Scope scope) {
    List<Output> outputs = readers.positional(query, scope);
    if (outputs.size() != columns.size()) {
      throw count(columns.size(), outputs.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      assign(columns.get(i), outputs.get(i).provenance(), null, position);
    }
  }

  /** Reads one value; DEFAULT, which is NULL for a protected column, stays. */
  void value(Output column, Expression value, Scope scope) {
    if (!(value instanceof Operand.Default)) {
      assign(column, readers.expression(value, scope), value, reading.position(value));
    }
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
