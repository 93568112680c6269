package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Formula.Relation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comparison of rows, which is one of the values in them, from left to right: the first two that
 * differ decide. The database compares a pair of plain values, which may happen once only.
 */
record RowComparison(
    Condition.Comparison written,
    Relation relation,
    List<Expression> left,
    List<Expression> right,
    Formulas formulas,
    Scalars scalars) {
  /** Reads a comparison, of rows or of single values; empty where it is not known exactly. */
  static Optional<Formula> of(
      Condition.Comparison written, Relation relation, Formulas formulas, Scalars scalars) {
    if (!(written.left().bare() instanceof Operand.Row left)
        || !(written.right().bare() instanceof Operand.Row right)) {
      return formulas.compared(written.left(), relation, written.right(), scalars);
    }
    if (left.values().size() != right.values().size() || left.values().isEmpty()) {
      return Optional.empty();
    }
    return new RowComparison(written, relation, left.values(), right.values(), formulas, scalars)
        .read();
  }

  private Optional<Formula> read() {
    if (relation.isEquality()) {
      List<Formula> pairs = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        pair(i, Relation.EQUAL, "=").ifPresent(pairs::add);
      }
      return pairs.size() == left.size()
          ? Optional.of(new Formula.All(pairs).negated(relation == Relation.UNEQUAL))
          : Optional.empty();
    }
    Optional<Formula> all = pair(left.size() - 1, relation, written.operator());
    for (int i = left.size() - 2; i >= 0; i--) {
      all = before(i, all);
    }
    return all;
  }

  /** Returns what a pair and those behind it are together. */
  private Optional<Formula> before(int pair, Optional<Formula> behind) {
    if (behind.isEmpty() || isPlain(pair)) {
      return Optional.empty();
    }
    Relation strict =
        relation == Relation.LESS || relation == Relation.LESS_OR_EQUAL
            ? Relation.LESS
            : Relation.GREATER;
    Optional<Formula> decides = pair(pair, strict, "");
    Optional<Formula> equal = pair(pair, Relation.EQUAL, "");
    return decides.flatMap(
        one ->
            equal.map(
                same ->
                    new Formula.Any(List.of(one, new Formula.All(List.of(same, behind.get()))))));
  }

  private boolean isPlain(int pair) {
    return scalars.types().cells(left.get(pair)).isEmpty()
        && scalars.types().cells(right.get(pair)).isEmpty();
  }

  private Optional<Formula> pair(int pair, Relation by, String operator) {
    Expression one = left.get(pair);
    Expression other = right.get(pair);
    if (!isPlain(pair)) {
      return formulas.compared(one, by, other, scalars);
    }
    Condition.Comparison told = new Condition.Comparison(written.place(), one, operator, other);
    return ToldConditions.of(told, List.of(one, other), " " + operator + " ", scalars);
  }
}
