package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation.Folding;
import dev.hushcell.internal.plan.Evaluation.Relation;
import dev.hushcell.internal.plan.flow.Lowering;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A condition on one column that has a form which can be evaluated.
 *
 * @param condition where it stands
 * @param column what is compared
 * @param call which case it is brought to, by a call around it or by the operator
 * @param kind how it is compared
 * @param relations for a range, how it stands to each of its bounds
 * @param slots what it is compared with, and a sign of escape, in the order of the text
 * @param negated whether NOT is among it
 */
record Member(
    Expression condition,
    ColumnName column,
    Call call,
    Kind kind,
    List<Relation> relations,
    List<Slot> slots,
    boolean negated) {

  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "<", Relation.LESS,
          "<=", Relation.LESS_OR_EQUAL,
          ">", Relation.GREATER,
          ">=", Relation.GREATER_OR_EQUAL,
          "=", Relation.EQUAL,
          "<>", Relation.UNEQUAL,
          "!=", Relation.UNEQUAL);

  private static final List<Relation> BETWEEN =
      List.of(Relation.GREATER_OR_EQUAL, Relation.LESS_OR_EQUAL);

  /**
   * What brings texts to one case.
   *
   * @param folding to which one
   * @param around whether a call stands around the column
   * @param operands whether what it is compared with is brought to it too
   */
  record Call(Folding folding, boolean around, boolean operands) {
    static final Call NONE = new Call(Folding.NONE, false, false);
    static final Call ILIKE = new Call(Folding.LOWER, false, true);
  }

  /** How a column is compared. */
  enum Kind {
    PATTERN,
    RANGE,
    AMONG,
    NULLNESS
  }

  /**
   * Reads a condition; empty for any other form.
   *
   * @param slots finds the parameter or literal that an expression is
   */
  static Optional<Member> of(Expression condition, Function<Expression, Optional<Slot>> slots) {
    if (condition instanceof Condition.Like like) {
      return like(like, slots);
    }
    if (condition instanceof Condition.Comparison comparison) {
      return range(comparison, slots);
    }
    if (condition instanceof Condition.Between between && !between.symmetric()) {
      return of(between, between.value(), Kind.RANGE, BETWEEN, between.negated())
          .flatMap(each -> each.comparedWith(List.of(between.low(), between.high()), slots));
    }
    if (condition instanceof Condition.In in && lists(in)) {
      return of(in, in.value(), Kind.AMONG, List.of(), in.negated())
          .flatMap(each -> each.comparedWith(in.values(), slots));
    }
    return condition instanceof Condition.Is test && test.test().equals("NULL")
        ? of(test, test.value(), Kind.NULLNESS, List.of(), test.negated())
        : Optional.empty();
  }

  private static boolean lists(Condition.In in) {
    return !in.values().isEmpty() && in.query().isEmpty() && in.table().isEmpty();
  }

  private static Optional<Member> of(
      Expression condition, Expression of, Kind kind, List<Relation> relations, boolean negated) {
    return of instanceof ColumnName column
        ? Optional.of(new Member(condition, column, Call.NONE, kind, relations, List.of(), negated))
        : Optional.empty();
  }

  /**
   * The two sides of a comparison, each of which may stand in UPPER or LOWER.
   *
   * @param operand what the column is compared with
   */
  private record Sides(ColumnName column, Call call, Expression operand) {
    /** Reads them; empty where they are something else. */
    static Optional<Sides> of(Expression left, Expression right) {
      Folding folding = folding(left);
      Folding other = folding(right);
      if (!(inner(left) instanceof ColumnName column)
          || (other != Folding.NONE && other != folding)) {
        return Optional.empty();
      }
      Call call = new Call(folding, folding != Folding.NONE, other != Folding.NONE);
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

  private static Optional<Member> like(
      Condition.Like like, Function<Expression, Optional<Slot>> slots) {
    boolean ilike = like.kind().equals("ILIKE");
    if (!ilike && !like.kind().equals("LIKE")) {
      return Optional.empty();
    }
    return Sides.of(like.value(), like.pattern())
        .filter(each -> !ilike || each.call().equals(Call.NONE))
        .flatMap(
            each ->
                new Member(
                        like,
                        each.column(),
                        ilike ? Call.ILIKE : each.call(),
                        Kind.PATTERN,
                        List.of(),
                        List.of(),
                        like.negated())
                    .comparedWith(
                        Stream.concat(Stream.of(each.operand()), like.escape().stream()).toList(),
                        slots));
  }

  private static Optional<Member> range(
      Condition.Comparison comparison, Function<Expression, Optional<Slot>> slots) {
    Relation relation = RELATIONS.get(comparison.operator());
    return relation == null
        ? Optional.empty()
        : Sides.of(comparison.left(), comparison.right())
            .flatMap(
                each ->
                    new Member(
                            comparison,
                            each.column(),
                            each.call(),
                            Kind.RANGE,
                            List.of(relation),
                            List.of(),
                            false)
                        .comparedWith(List.of(each.operand()), slots));
  }

  /** Returns it with what it is compared with; empty where that is no parameter or literal. */
  private Optional<Member> comparedWith(
      List<Expression> operands, Function<Expression, Optional<Slot>> slots) {
    List<Slot> found = operands.stream().flatMap(each -> slots.apply(each).stream()).toList();
    return found.size() == operands.size()
        ? Optional.of(new Member(condition, column, call, kind, relations, found, negated))
        : Optional.empty();
  }

  /** Tells whether it compares texts in one case, and not as they are. */
  boolean folds() {
    return call.folding() != Folding.NONE;
  }

  /** Tells whether ILIKE is its operator. */
  boolean isIlike() {
    return folds() && !call.around();
  }

  /** Tells whether cells can tell as much: then it is none of the driver. */
  boolean isForCells(ProtectedColumn of) {
    boolean equality = !folds() && relations.stream().allMatch(Relation::isEquality);
    return switch (kind) {
      case PATTERN -> false;
      case NULLNESS -> true;
      case RANGE, AMONG -> equality && of.search().hasEqualCells();
    };
  }

  /** Returns the right without which it is not evaluated. */
  Right right() {
    return kind == Kind.PATTERN ? Right.PATTERN : Right.RANGE;
  }
}
