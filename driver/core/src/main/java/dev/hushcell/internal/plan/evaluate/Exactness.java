package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.flow.Permission;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of which columns it is known what an operator of the database makes of their values. */
record Exactness(EvaluationRules rules, Permission permission) {
  /** Returns what may be evaluated of a column; empty where nothing may. */
  Optional<Evaluable> evaluable(Provenance provenance) {
    return provenance instanceof Provenance.Cell cell && !cell.lowered() && !cell.rounded()
        ? permission.evaluable(cell.column()).filter(each -> isOrdered(cell.column(), each))
        : Optional.empty();
  }

  /** Returns what may be evaluated of a column; empty where the right is missing. */
  Optional<Evaluable> evaluable(Provenance provenance, Right right) {
    return evaluable(provenance)
        .filter(each -> each.rights().contains(right))
        .filter(each -> right != Right.PATTERN || family(provenance) == Family.TEXT);
  }

  private static Family family(Provenance cell) {
    return ((Provenance.Cell) cell).column().type().family();
  }

  private boolean isOrdered(ProtectedColumn column, Evaluable evaluable) {
    if (column.compare().isLowered() || Documents.isDocument(column.type())) {
      return false;
    }
    Family family = column.type().family();
    return family == Family.TEXT
        ? evaluable
            .order()
            .filter(rules.orders()::contains)
            .filter(order -> order.ignoresCase() == column.type().ignoresCase())
            .isPresent()
        : rules.values().contains(family);
  }

  /** Returns how texts of a column are compared; null for anything else. */
  static @Nullable TextOrder order(ProtectedColumn column, Evaluable evaluable) {
    return column.type().family() == Family.TEXT ? evaluable.order().orElseThrow() : null;
  }
}
