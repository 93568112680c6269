package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation.Folding;
import dev.hushcell.internal.plan.Evaluation.Relation;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression.KeyWord;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.SupportsOldOracleJoinSyntax;
import net.sf.jsqlparser.schema.Column;

/**
 * A condition on one column that has a form which can be evaluated.
 *
 * @param column what is compared
 * @param call which case it is brought to, by a call around it or by the operator
 * @param kind how it is compared
 * @param relations for a range, how it stands to each of its bounds
 * @param parts what stands behind the column, in the order of the text
 * @param negated whether NOT is among it
 */
record Member(
    Column column,
    Call call,
    Kind kind,
    List<Relation> relations,
    List<Part> parts,
    boolean negated) {

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

  /** A part of the text behind a column. */
  sealed interface Part {
    /** A word, or a symbol. */
    record Word(String word) implements Part {}

    /** What it is compared with, or a sign of escape. */
    record Value(Expression expression) implements Part {}
  }

  /** Reads a condition; empty for any other form. */
  static Optional<Member> of(Expression condition) {
    if (condition instanceof LikeExpression like) {
      return like(like);
    }
    if (condition instanceof Between between) {
      return between(between);
    }
    if (condition instanceof InExpression in) {
      return among(in);
    }
    if (condition instanceof IsNullExpression test) {
      return nullness(test);
    }
    return condition instanceof ComparisonOperator comparison
        ? range(comparison)
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

  private static boolean isPlain(SupportsOldOracleJoinSyntax condition) {
    return condition.getOldOracleJoinSyntax() == 0 && condition.getOraclePriorPosition() == 0;
  }

  private static Optional<Member> like(LikeExpression like) {
    boolean ilike = like.getLikeKeyWord() == KeyWord.ILIKE;
    boolean plain =
        (ilike || like.getLikeKeyWord() == KeyWord.LIKE) && !like.isUseBinary() && isPlain(like);
    Optional<Sides> sides =
        plain ? Sides.of(like.getLeftExpression(), like.getRightExpression()) : Optional.empty();
    return sides
        .filter(each -> !ilike || each.call().equals(Call.NONE))
        .map(
            each -> {
              List<Part> parts = negatable(like.isNot(), ilike ? "ILIKE" : "LIKE");
              parts.addAll(each.operand());
              if (like.getEscape() != null) {
                parts.add(new Part.Word("ESCAPE"));
                parts.add(new Part.Value(like.getEscape()));
              }
              Call call = ilike ? Call.ILIKE : each.call();
              return new Member(each.column(), call, Kind.PATTERN, List.of(), parts, like.isNot());
            });
  }

  private static Optional<Member> between(Between between) {
    boolean plain = !between.isUsingSymmetric() && !between.isUsingAsymmetric() && isPlain(between);
    if (!plain || !(between.getLeftExpression() instanceof Column column)) {
      return Optional.empty();
    }
    List<Part> parts = negatable(between.isNot(), "BETWEEN");
    parts.add(new Part.Value(between.getBetweenExpressionStart()));
    parts.add(new Part.Word("AND"));
    parts.add(new Part.Value(between.getBetweenExpressionEnd()));
    List<Relation> relations = List.of(Relation.GREATER_OR_EQUAL, Relation.LESS_OR_EQUAL);
    return Optional.of(
        new Member(column, Call.NONE, Kind.RANGE, relations, parts, between.isNot()));
  }

  private static Optional<Member> among(InExpression in) {
    boolean plain = isPlain(in) && !in.isGlobal();
    if (!plain
        || !(in.getLeftExpression() instanceof Column column)
        || !(in.getRightExpression() instanceof ParenthesedExpressionList<?> list)) {
      return Optional.empty();
    }
    List<Part> parts = negatable(in.isNot(), "IN");
    for (Expression each : list) {
      parts.add(new Part.Word(each == list.get(0) ? "(" : ","));
      parts.add(new Part.Value(each));
    }
    parts.add(new Part.Word(")"));
    return Optional.of(new Member(column, Call.NONE, Kind.AMONG, List.of(), parts, in.isNot()));
  }

  private static Optional<Member> nullness(IsNullExpression test) {
    boolean plain = isPlain(test) && !test.isUseIsNull() && !test.isUseNotNull();
    if (!plain || !(test.getLeftExpression() instanceof Column column)) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Word("IS"));
    parts.addAll(negatable(test.isNot(), "NULL"));
    return Optional.of(
        new Member(column, Call.NONE, Kind.NULLNESS, List.of(), parts, test.isNot()));
  }

  private static List<Part> negatable(boolean negated, String word) {
    List<Part> parts = new ArrayList<>();
    if (negated) {
      parts.add(new Part.Word("NOT"));
    }
    parts.add(new Part.Word(word));
    return parts;
  }

  private static Optional<Member> range(ComparisonOperator comparison) {
    Optional<Relation> relation = relation(comparison);
    if (!isPlain(comparison) || relation.isEmpty()) {
      return Optional.empty();
    }
    return Sides.of(comparison.getLeftExpression(), comparison.getRightExpression())
        .map(
            sides -> {
              List<Part> parts = new ArrayList<>();
              parts.add(new Part.Word(comparison.getStringExpression()));
              parts.addAll(sides.operand());
              return new Member(
                  sides.column(), sides.call(), Kind.RANGE, List.of(relation.get()), parts, false);
            });
  }

  private static Optional<Relation> relation(ComparisonOperator comparison) {
    String written = comparison.getStringExpression();
    Relation found = null;
    if (comparison instanceof MinorThan) {
      found = written.equals("<") ? Relation.LESS : null;
    } else if (comparison instanceof MinorThanEquals) {
      found = written.equals("<=") ? Relation.LESS_OR_EQUAL : null;
    } else if (comparison instanceof GreaterThan) {
      found = written.equals(">") ? Relation.GREATER : null;
    } else if (comparison instanceof GreaterThanEquals) {
      found = written.equals(">=") ? Relation.GREATER_OR_EQUAL : null;
    } else if (comparison instanceof EqualsTo) {
      found = written.equals("=") ? Relation.EQUAL : null;
    } else if (comparison instanceof NotEqualsTo) {
      found = written.equals("<>") || written.equals("!=") ? Relation.UNEQUAL : null;
    }
    return Optional.ofNullable(found);
  }
}
