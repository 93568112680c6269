package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Operand.Parameter;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Formula.Relation;
import dev.hushcell.internal.plan.Formula.Sign;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.policy.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads conditions as formulas that the driver decides. The database answers conditions on plain
 * columns alone, for each row.
 */
final class Formulas {
  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "<", Relation.LESS,
          "<=", Relation.LESS_OR_EQUAL,
          ">", Relation.GREATER,
          ">=", Relation.GREATER_OR_EQUAL,
          "=", Relation.EQUAL,
          "<>", Relation.UNEQUAL,
          "!=", Relation.UNEQUAL);

  private boolean needed;

  /** Tells whether something was read since, that cells alone do not tell. */
  boolean isNeeded() {
    return needed;
  }

  /** Begins anew: nothing is needed yet. */
  void restart() {
    needed = false;
  }

  /** Reads a condition; empty where anything in it is not known exactly. */
  Optional<Formula> of(Expression condition, Scalars scalars) {
    if (condition instanceof Operand.Parenthesised inner) {
      return of(inner.expression(), scalars);
    }
    Optional<Formula> told =
        scalars.types().cells(condition).isEmpty() && !Aggregates.isIn(condition)
            ? ToldConditions.of(condition, scalars)
            : Optional.empty();
    return told.or(() -> computed(condition, scalars));
  }

  private Optional<Formula> computed(Expression condition, Scalars scalars) {
    if (condition instanceof Condition.Not not) {
      return of(not.condition(), scalars).map(Formula.Not::new);
    }
    if (condition instanceof Condition.Junction junction) {
      return joined(junction, scalars);
    }
    if (condition instanceof Condition.Comparison of) {
      if (of.operator().equals("<=>")) {
        return distinct(of.left(), false, of.right(), scalars);
      }
      return Optional.ofNullable(RELATIONS.get(of.operator()))
          .flatMap(relation -> RowComparison.of(of, relation, this, scalars));
    }
    if (condition instanceof Condition.Between of && !of.symmetric()) {
      return between(of, scalars);
    }
    if (condition instanceof Condition.In in && in.query().isEmpty() && in.table().isEmpty()) {
      return among(in, scalars);
    }
    if (condition instanceof Condition.Like like) {
      return like(like, scalars);
    }
    if (condition instanceof Condition.IsDistinct of) {
      return distinct(of.left(), of.distinct(), of.right(), scalars);
    }
    if (condition instanceof ColumnName name) {
      return truth(name, scalars);
    }
    return condition instanceof Condition.Is is && is.test().equals("NULL")
        ? nullness(is, scalars)
        : Optional.empty();
  }

  /** Reads what a branch of CASE asks, which may be of one value. */
  Optional<Formula> of(Optional<Expression> value, List<Expression> conditions, Scalars scalars) {
    List<Formula> all = new ArrayList<>();
    for (Expression each : conditions) {
      Optional<Formula> one =
          value.isPresent()
              ? compared(value.get(), Relation.EQUAL, each, scalars)
              : of(each, scalars);
      one.ifPresent(all::add);
    }
    return all.size() == conditions.size()
        ? Optional.of(all.size() == 1 ? all.get(0) : new Formula.Any(all))
        : Optional.empty();
  }

  private Optional<Formula> joined(Condition.Junction junction, Scalars scalars) {
    List<Formula> parts = new ArrayList<>();
    for (Expression term : junction.terms()) {
      Optional<Formula> part = of(term, scalars);
      if (part.isEmpty() || junction.kind() == Condition.Kind.XOR) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(
        junction.kind() == Condition.Kind.AND ? new Formula.All(parts) : new Formula.Any(parts));
  }

  /** Reads a column that is a condition by itself. */
  private Optional<Formula> truth(ColumnName name, Scalars scalars) {
    need(!CellComparisons.isForCells(name, scalars, List.of()));
    return values(List.of(name), Use.EQUALITY, scalars)
        .filter(read -> read.context().family() == Family.BOOLEAN)
        .map(
            read ->
                new Formula.Compared(
                    read.value(),
                    Relation.EQUAL,
                    new Scalar.Given(new Evaluation.Operand.Literal(true), read.context().type()),
                    null));
  }

  /** Reads values that are compared with each other. */
  private static Optional<Scalars.Read> values(List<Expression> written, Use use, Scalars scalars) {
    return scalars.read(written, use == Use.PATTERN ? Right.PATTERN : Right.RANGE, use);
  }

  Optional<Formula> compared(
      Expression left, Relation relation, Expression right, Scalars scalars) {
    need(!(relation.isEquality() && CellComparisons.areForCells(left, List.of(right), scalars)));
    return values(List.of(left, right), relation.isEquality() ? Use.EQUALITY : Use.ORDER, scalars)
        .map(
            read ->
                new Formula.Compared(
                    read.value(), relation, read.values().get(1), read.context().order()));
  }

  private Optional<Formula> between(Condition.Between between, Scalars scalars) {
    needed = true;
    return values(List.of(between.value(), between.low(), between.high()), Use.ORDER, scalars)
        .map(read -> between(read).negated(between.negated()));
  }

  private static Formula between(Scalars.Read read) {
    List<Scalar> values = read.values();
    TextOrder order = read.context().order();
    return new Formula.All(
        List.of(
            new Formula.Compared(values.get(0), Relation.GREATER_OR_EQUAL, values.get(1), order),
            new Formula.Compared(values.get(0), Relation.LESS_OR_EQUAL, values.get(2), order)));
  }

  private Optional<Formula> among(Condition.In in, Scalars scalars) {
    need(!CellComparisons.areForCells(in.value(), in.values(), scalars));
    List<Expression> all = Stream.concat(Stream.of(in.value()), in.values().stream()).toList();
    return values(all, Use.EQUALITY, scalars)
        .map(
            read ->
                new Formula.Among(
                        read.value(), read.values().subList(1, all.size()), read.context().order())
                    .negated(in.negated()));
  }

  private Optional<Formula> distinct(
      Expression left, boolean distinct, Expression right, Scalars scalars) {
    need(!CellComparisons.areForCells(left, List.of(right), scalars));
    return values(List.of(left, right), Use.EQUALITY, scalars)
        .map(
            read ->
                new Formula.Distinct(read.value(), read.values().get(1), read.context().order())
                    .negated(!distinct));
  }

  private Optional<Formula> nullness(Condition.Is is, Scalars scalars) {
    if (is.value().bare() instanceof ColumnName name) {
      Provenance cell = scalars.expressions().read(name);
      return scalars
          .exactness()
          .evaluable(cell)
          .map(
              each ->
                  new Gathered.Cell(scalars.named(name), ((Provenance.Cell) cell).column(), each))
          .map(each -> new Scalar.Opened(scalars.gathered().add(each)))
          .map(each -> new Formula.Nullness(each).negated(is.negated()));
    }
    needed = true;
    return values(List.of(is.value()), Use.EQUALITY, scalars)
        .map(read -> new Formula.Nullness(read.value()).negated(is.negated()));
  }

  private Optional<Formula> like(Condition.Like like, Scalars scalars) {
    EvaluationRules rules = scalars.exactness().rules();
    boolean ilike = like.kind().equals("ILIKE");
    boolean known =
        like.kind().equals("LIKE") || (ilike ? rules.ilike() : isSimilarAsLike(like, scalars));
    if (!known) {
      return Optional.empty();
    }
    boolean folds =
        ilike || (rules.likeFolds() && !hasFlag(SessionFlag.LIKE_REGARDS_CASE, scalars));
    needed = true;
    return values(List.of(like.value(), like.pattern()), Use.PATTERN, scalars)
        .filter(read -> !(folds && read.context().ignoresCase()))
        .flatMap(read -> like(like, read, folds, scalars));
  }

  private static Optional<Formula> like(
      Condition.Like like, Scalars.Read read, boolean folds, Scalars scalars) {
    Scalar value = inOneCase(read.value(), folds, scalars);
    Scalar pattern = inOneCase(read.values().get(1), folds, scalars);
    return sign(like, folds(value), read.context(), scalars)
        .map(
            sign -> {
              TextOrder order = Objects.requireNonNull(read.context().order());
              return new Formula.Like(value, pattern, sign, order).negated(like.negated());
            });
  }

  /**
   * SIMILAR TO with a literal in which nothing but the wildcards of LIKE means more than itself.
   */
  private static boolean isSimilarAsLike(Condition.Like like, Scalars scalars) {
    return like.kind().equals("SIMILAR TO")
        && like.escape().isEmpty()
        && scalars
            .types()
            .slot(like.pattern())
            .filter(each -> each.kind() == Slot.Kind.TEXT)
            .flatMap(each -> Optional.ofNullable(each.value()))
            .filter(each -> ((String) each).codePoints().allMatch(Formulas::isOfLike))
            .isPresent();
  }

  private static boolean isOfLike(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || " ,:;@'%_-".indexOf(codePoint) >= 0;
  }

  private static boolean hasFlag(SessionFlag flag, Scalars scalars) {
    return scalars.reading().tokens().flags().contains(flag);
  }

  private static Scalar inOneCase(Scalar value, boolean wanted, Scalars scalars) {
    boolean called =
        scalars.reading().rules().has(SqlHabit.FOLDS_PATTERNS)
            || scalars.exactness().rules().likeFolds();
    return wanted ? scalars.folded(value, false, called) : value;
  }

  private static boolean folds(Scalar value) {
    return value instanceof Scalar.Folded || value.parts().anyMatch(Formulas::folds);
  }

  /** Returns the sign of LIKE that takes a wildcard's meaning away; empty where it is not known. */
  private static Optional<Sign> sign(
      Condition.Like like, boolean folds, Context context, Scalars scalars) {
    EvaluationRules rules = scalars.exactness().rules();
    if (like.escape().isEmpty()) {
      boolean none = rules.noEscape().filter(flag -> hasFlag(flag, scalars)).isPresent();
      return none ? Optional.of(new Sign.Known(null)) : rules.escape().map(Sign.class::cast);
    }
    Optional<Slot> slot = scalars.types().slot(like.escape().get());
    slot.ifPresent(
        each -> scalars.gathered().add(new Gathered.Kept(each, context.type(), context.beside())));
    if (slot.filter(Slot::isParameter).isPresent()) {
      int number = scalars.reading().tokens().ordinal(slot.get().token());
      return Optional.of(
          new Sign.Given(
              new Scalar.Given(new Parameter(number), context.type()), rules.emptyEscape(), folds));
    }
    return slot.filter(each -> each.kind() == Slot.Kind.TEXT)
        .flatMap(each -> Optional.ofNullable(each.value()))
        .flatMap(each -> Sign.Known.of((String) each, rules.emptyEscape(), folds))
        .map(Sign.class::cast);
  }

  private void need(boolean more) {
    needed |= more;
  }
}
