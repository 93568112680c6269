package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Comparisons;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Tenants;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assigns values to columns: sealed ones to protected columns, plain ones to the others.
 *
 * @param there the table whose rows are there already; null for new rows
 * @param tenants for whom the cells of the row are sealed
 */
record Assignments(
    StatementReading reading,
    Expressions expressions,
    KeptCells kept,
    @Nullable Target there,
    Tenants tenants) {
  /** Assigns to new rows. */
  Assignments(StatementReading reading, Expressions expressions) {
    this(reading, expressions, new KeptCells(reading, expressions), null, Tenants.UNKNOWN);
  }

  /** Returns what assigns to a row of which is known whose it is. */
  Assignments of(Tenants row) {
    return new Assignments(reading, expressions, kept, there, row);
  }

  /** Returns what assigns to rows of a table that are there already. */
  Assignments of(Target target) {
    return new Assignments(reading, expressions, kept, target, Tenants.UNKNOWN);
  }

  /** Reads {@code SET a = …, (b, c) = (…)}. */
  void sets(List<Part.Assignment> sets, Target target) {
    for (Part.Assignment set : sets) {
      if (!set.operator().equals("=")) {
        throw reading.notUnderstood("an assignment that computes", set);
      }
      List<Field> columns = columns(set.targets(), target);
      if (there != null) {
        columns.forEach(each -> Tenants.requireUnchanged(each, target, reading.position(set)));
      }
      set(columns, values(set));
    }
  }

  private void set(List<Field> columns, List<Expression> values) {
    if (columns.size() == values.size()) {
      for (int i = 0; i < columns.size(); i++) {
        value(columns.get(i), values.get(i));
      }
    } else if (values.size() == 1 && values.get(0) instanceof Operand.Subquery row) {
      query(columns, row.query(), reading.position(row));
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

  List<Field> columns(List<Expression> written, Target target) {
    return written.stream().map(each -> column(each, target)).toList();
  }

  /** Returns the column that a value is assigned to, or an element of it. */
  Field column(Expression written, Target target) {
    if (!(written instanceof Computation.Subscript part)) {
      return target.column(name(written), reading);
    }
    Field array = column(part.value(), target);
    if (expressions.values().of(array) instanceof Provenance.Cell) {
      throw reading.notUnderstood("a part of a protected column", written);
    }
    part.from().ifPresent(index -> value(array, index));
    part.upTo().ifPresent(index -> value(array, index));
    return array;
  }

  Operand.ColumnName name(Expression written) {
    if (written instanceof Operand.ColumnName name) {
      return name;
    }
    throw reading.notUnderstood("an assignment to something else than a column", written);
  }

  /** Refuses to find rows by cells that may differ where values are equal. */
  void requireFindable(Provenance key, String use) {
    if (!(key instanceof Provenance.Cell cell)) {
      return;
    }
    if (!cell.column().hasEqualCells()) {
      throw PlanFault.COMPARED_WITHOUT_SEARCH.fault(
          cell.named() + " " + Comparisons.whyUnequal(cell.column()) + " and cannot " + use);
    }
    reading.permission().requireSearchable(cell);
  }

  /** Refuses to assign to a cell of a row that may be new or there, where nobody can read it. */
  void requireTold(Expression written, Target target, int position) {
    if (written instanceof Operand.ColumnName name) {
      requireTold(target.column(name, reading), position);
    }
  }

  void requireTold(Field column, int position) {
    if (expressions.values().of(column) instanceof Provenance.Cell cell) {
      kept.assignedToAny(cell.column(), position);
    }
  }

  /** Reads a query of which each column is assigned to one of the columns. */
  void query(List<Field> columns, Query query, int position) {
    List<Field> fields = expressions.queries().positional(query);
    if (fields.size() != columns.size()) {
      throw count(columns.size(), fields.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      assign(columns.get(i), expressions.values().of(fields.get(i)), null, position);
    }
  }

  /**
   * Reads one value; DEFAULT, which is NULL for a protected column, and what is computed stays.
   *
   * @return where it comes from; empty for those
   */
  Optional<Provenance> value(Field column, Expression value) {
    if (value instanceof Operand.Default || reading.isEvaluated(value)) {
      return Optional.empty();
    }
    Provenance read = expressions.read(value);
    assign(column, read, value, reading.position(value));
    return Optional.of(read);
  }

  private void assign(Field column, Provenance given, @Nullable Expression written, int position) {
    Provenance to = expressions.values().of(column);
    Provenance value =
        to instanceof Provenance.Cell cell
            ? reading.computed().sealable(given, cell.column())
            : given;
    if (there != null) {
      KeysOfRows.requireKept(column, there, position);
    }
    if (to instanceof Provenance.Cell target) {
      if (value instanceof Provenance.Cell cell && isOfNewRow(cell, target, written)) {
        return;
      }
      toProtected(target.column(), value, position);
      if (value instanceof Provenance.Open open) {
        reading.seal(open.nulls(), target.column());
        kept.assigned(target.column(), open, there, written);
      }
      return;
    }
    if (there != null && to instanceof Provenance.Plain plain && plain.mayHaveBeenNull()) {
      kept.assignedInClear(column, value, position);
    }
    switch (value.kind()) {
      case CELL -> throw copied((Provenance.Cell) value, column);
      case ROW -> throw reading.notUnderstood("a row assigned to one column");
      case PLAIN, OPEN, COMPUTED -> reading.roles().plain(value.slots());
    }
  }

  /** Tells whether a cell is that of the new row, which has the key of the row that it met. */
  private boolean isOfNewRow(
      Provenance.Cell cell, Provenance.Cell target, @Nullable Expression written) {
    return reading.rows().meetsByKey()
        && cell.column().equals(target.column())
        && written instanceof Operand.ColumnName name
        && name.qualifier().size() == 1
        && reading
            .naming()
            .same(name.qualifier().get(0).name(), new Name("excluded", false), Naming.Kind.ALIAS);
  }

  private static RuntimeException copied(Provenance.Cell cell, Field column) {
    return PlanFault.COPIED_TO_PLAIN.at(
        cell.position(),
        cell.named()
            + " is copied to the column "
            + (column.name() == null ? "of the table" : column.name().text())
            + ", which is not protected; protect that one with the same key");
  }

  private void toProtected(ProtectedColumn target, Provenance value, int position) {
    switch (value.kind()) {
      case OPEN -> {
        ProtectedColumn keyed = tenants.keyed(target, position, reading);
        reading.roles().seal(value.slots(), keyed, Use.ASSIGNED);
        reading.rows().assigned(value.slots(), target);
      }
      case CELL -> requireFits((Provenance.Cell) value, target);
      case PLAIN, COMPUTED, ROW ->
          throw PlanFault.ASSIGNED_FROM_PLAIN.at(
              position,
              target.name().shortForm()
                  + " is assigned a plain column or an expression that the driver does not compute;"
                  + " assign a parameter, a literal or a column that shares its key");
    }
  }

  private void requireFits(Provenance.Cell cell, ProtectedColumn target) {
    reading.permission().requireKept(cell, target);
    ProtectedColumn source = cell.column();
    if (source.belongsTo().isThere() || target.belongsTo().isThere()) {
      throw cell.refused(
          PlanFault.BELONGS,
          "is copied, and the cells of one of the two columns belong to their rows; read the value"
              + " and assign it");
    }
    if (TenantKey.of(target).isPresent()) {
      throw PlanFault.TENANT_COPIED.at(
          cell.position(),
          cell.named()
              + " is copied to "
              + target.name().shortForm()
              + ", which has a key for each tenant, and the cell would keep the key of the row that"
              + " it comes from; read the value, and bind it");
    }
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
