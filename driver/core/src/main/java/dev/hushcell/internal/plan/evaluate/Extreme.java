package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Optional;

/** The column of which the least or greatest value is asked for. */
record Extreme(ProtectedColumn column, Evaluable evaluable) {
  /** Takes MIN or MAX of a protected column where that is all that is selected. */
  static Optional<Extreme> of(
      Summarizing of,
      Select select,
      Exactness exactness,
      StatementReading reading,
      Expressions expressions) {
    if (!(of.argument() instanceof ColumnName column)) {
      return Optional.empty();
    }
    Provenance value = expressions.read(column);
    Optional<Evaluable> evaluable = exactness.evaluable(value, Right.ORDER);
    evaluable.ifPresent(each -> reading.evaluate(select.items().get(0)));
    return evaluable.map(each -> new Extreme(((Provenance.Cell) value).column(), each));
  }

  Evaluation.Key key(boolean greatest) {
    return new Evaluation.Key.Value(column, 1, Exactness.order(column, evaluable), greatest, false);
  }
}
