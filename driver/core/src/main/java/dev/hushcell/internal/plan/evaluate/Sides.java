package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation.Folding;
import dev.hushcell.internal.plan.evaluate.Member.Call;
import dev.hushcell.internal.plan.evaluate.Member.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * The two sides of a comparison, each of which may stand in UPPER or LOWER.
 *
 * @param operand what stands on the right, in the order of the text
 */
record Sides(Column column, Call call, List<Part> operand) {

  /** Reads them; empty where they are something else. */
  static Optional<Sides> of(Expression left, Expression right) {
    Folding folding = folding(left);
    if (!(inner(left) instanceof Column column)) {
      return Optional.empty();
    }
    if (folding(right) == Folding.NONE) {
      Call call = folding == Folding.NONE ? Call.NONE : new Call(folding, true, false);
      return Optional.of(new Sides(column, call, List.of(new Part.Value(right))));
    }
    if (folding(right) != folding) {
      return Optional.empty();
    }
    List<Part> operand =
        List.of(
            new Part.Word(folding.name()),
            new Part.Word("("),
            new Part.Value(inner(right)),
            new Part.Word(")"));
    return Optional.of(new Sides(column, new Call(folding, true, true), operand));
  }

  private static Folding folding(Expression side) {
    Function call = call(side);
    return call == null ? Folding.NONE : Folding.valueOf(call.getName().toUpperCase(Locale.ROOT));
  }

  private static Expression inner(Expression side) {
    Function call = call(side);
    return call == null ? side : call.getParameters().get(0);
  }

  /** Returns UPPER or LOWER of one thing; null for anything else. */
  private static @Nullable Function call(Expression side) {
    return side instanceof Function call
            && call.getMultipartName().size() == 1
            && call.getName().matches("(?i)upper|lower")
            && !call.isDistinct()
            && !call.isUnique()
            && call.getKeep() == null
            && call.getOrderByElements() == null
            && call.getParameters() != null
            && call.getParameters().size() == 1
        ? call
        : null;
  }
}
