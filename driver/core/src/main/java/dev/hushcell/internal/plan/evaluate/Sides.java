package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation.Folding;
import dev.hushcell.internal.plan.evaluate.Member.Call;
import dev.hushcell.internal.plan.resolve.Lowering;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import java.util.Optional;

/**
 * The two sides of a comparison, each of which may stand in UPPER or LOWER.
 *
 * @param operand what the column is compared with
 */
record Sides(ColumnName column, Call call, Expression operand) {

  /** Reads them; empty where they are something else. */
  static Optional<Sides> of(Expression left, Expression right) {
    Folding folding = folding(left);
    Folding other = folding(right);
    if (!(inner(left) instanceof ColumnName column)
        || (other != Folding.NONE && other != folding)) {
      return Optional.empty();
    }
    boolean around = folding != Folding.NONE;
    Call call = new Call(folding, around, other != Folding.NONE);
    return Optional.of(new Sides(column, call, inner(right)));
  }

  private static Expression inner(Expression side) {
    return folding(side) != Folding.NONE && side instanceof Computation.Function call
        ? call.arguments().get(0).value()
        : side;
  }

  /** Returns the case that UPPER or LOWER of one thing brings it to. */
  private static Folding folding(Expression side) {
    if (!(side instanceof Computation.Function call)
        || !Lowering.isPlainCall(call)
        || call.arguments().size() != 1) {
      return Folding.NONE;
    }
    if (call.name().get(0).token().isWord("UPPER")) {
      return Folding.UPPER;
    }
    return call.name().get(0).token().isWord("LOWER") ? Folding.LOWER : Folding.NONE;
  }
}
