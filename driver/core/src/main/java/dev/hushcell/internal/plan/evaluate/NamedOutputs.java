package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Sorting;
import dev.hushcell.internal.sql.tree.Clause.OrderItem;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Where a query names what is computed in the driver, which the database does not know. */
record NamedOutputs(
    Query query,
    Select select,
    Sorting.Rows rows,
    Outputs outputs,
    StatementReading reading,
    Analysis analysis) {
  /** Refuses what the database would take for a value that is computed here. */
  void requireNone(boolean sorted) {
    List<Expression> seen = new ArrayList<>(select.where().stream().toList());
    select.items().forEach(each -> seen.add(each.value()));
    boolean named = seen.stream().anyMatch(each -> names(each, name -> !isOfRelation(name)));
    if (!sorted && query.order().isPresent()) {
      for (OrderItem item : query.order().get().items()) {
        named |= isPlaceOfOutput(item.value()) || names(item.value(), any -> true);
      }
    }
    if (named) {
      throw reading.notUnderstood(
          "a name or a place of a result column that is computed in the driver");
    }
  }

  /** Signed numbers are places to some databases. */
  private boolean isPlaceOfOutput(Expression written) {
    Object number = new Slots(reading).of(written).map(Slot::value).orElse(null);
    return number instanceof BigDecimal at
        && (rows.fields().contains(Field.REST)
            || (at.abs().compareTo(BigDecimal.valueOf(rows.fields().size())) <= 0
                && at.signum() != 0
                && outputs.of(rows.fields().get(at.abs().intValue() - 1)).isPresent()));
  }

  private boolean names(Expression written, Predicate<ColumnName> further) {
    return ExpressionTypes.names(written).stream()
        .filter(name -> name.qualifier().isEmpty())
        .filter(name -> outputs.mayBe(name.last().name()))
        .anyMatch(further);
  }

  private boolean isOfRelation(ColumnName name) {
    return analysis.resolver().column(name, rows.scope(), List.of()) != null;
  }
}
