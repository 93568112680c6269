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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final Set<String> PATTERNS = Set.of("LIKE", "ILIKE");
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
    static final Call ILIKE = new Call(Folding.LOWER, false, true);
  }

  /** How a column is compared. */
  enum Kind {
    PATTERN,
    RANGE,
    AMONG,
    NULLNESS
  }

  /** What is compared, with what, and how. */
  private record Form(
      Expression value,
      List<Expression> operands,
      Kind kind,
      List<Relation> relations,
      boolean negated) {}

  /** Reads a condition of parameters and literals, which are found; empty for another form. */
  static Optional<Member> of(Expression condition, Function<Expression, Optional<Slot>> slots) {
    return form(condition).flatMap(form -> of(condition, form, slots));
  }

  private static Optional<Form> form(Expression condition) {
    if (condition instanceof Condition.Like like && PATTERNS.contains(like.kind())) {
      List<Expression> operands =
          Stream.concat(Stream.of(like.pattern()), like.escape().stream()).toList();
      return Optional.of(new Form(like.value(), operands, Kind.PATTERN, List.of(), like.negated()));
    }
    if (condition instanceof Condition.Comparison of && RELATIONS.containsKey(of.operator())) {
      List<Relation> relation = List.of(RELATIONS.get(of.operator()));
      return Optional.of(new Form(of.left(), List.of(of.right()), Kind.RANGE, relation, false));
    }
    if (condition instanceof Condition.Between of && !of.symmetric()) {
      List<Expression> bounds = List.of(of.low(), of.high());
      return Optional.of(new Form(of.value(), bounds, Kind.RANGE, BETWEEN, of.negated()));
    }
    if (condition instanceof Condition.In in
        && !in.values().isEmpty()
        && in.query().isEmpty()
        && in.table().isEmpty()) {
      return Optional.of(new Form(in.value(), in.values(), Kind.AMONG, List.of(), in.negated()));
    }
    return condition instanceof Condition.Is is && is.test().equals("NULL")
        ? Optional.of(new Form(is.value(), List.of(), Kind.NULLNESS, List.of(), is.negated()))
        : Optional.empty();
  }

  /** Both sides of LIKE and of a comparison may stand in UPPER or LOWER. */
  private static Optional<Member> of(
      Expression condition, Form form, Function<Expression, Optional<Slot>> slots) {
    boolean ilike = condition instanceof Condition.Like like && like.kind().equals("ILIKE");
    boolean folds =
        condition instanceof Condition.Comparison
            || (condition instanceof Condition.Like && !ilike);
    Folding folding = folds ? folding(form.value()) : Folding.NONE;
    Folding other = folds ? folding(form.operands().get(0)) : Folding.NONE;
    List<Slot> found = new ArrayList<>();
    for (Expression operand : form.operands()) {
      boolean first = operand == form.operands().get(0);
      slots.apply(first ? inner(operand, other) : operand).ifPresent(found::add);
    }
    if (!(inner(form.value(), folding) instanceof ColumnName column)
        || (other != Folding.NONE && other != folding)
        || found.size() < form.operands().size()) {
      return Optional.empty();
    }
    Call call =
        ilike ? Call.ILIKE : new Call(folding, folding != Folding.NONE, other != Folding.NONE);
    return Optional.of(
        new Member(condition, column, call, form.kind(), form.relations(), found, form.negated()));
  }

  private static Expression inner(Expression side, Folding folding) {
    return folding != Folding.NONE && side instanceof Computation.Function call
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

  /** Returns what is done with texts. */
  Exactness.Use use() {
    boolean equality = relations.stream().allMatch(Relation::isEquality);
    return kind == Kind.PATTERN
        ? Exactness.Use.PATTERN
        : equality ? Exactness.Use.EQUALITY : Exactness.Use.ORDER;
  }

  /** Returns the right without which it is not evaluated. */
  Right right() {
    return kind == Kind.PATTERN ? Right.PATTERN : Right.RANGE;
  }
}
