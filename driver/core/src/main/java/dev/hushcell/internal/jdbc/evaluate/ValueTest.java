package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Evaluation.Bound;
import dev.hushcell.internal.plan.Evaluation.Condition;
import dev.hushcell.internal.plan.Evaluation.Operand;
import dev.hushcell.internal.plan.Evaluation.Relation;
import dev.hushcell.internal.plan.Evaluation.Sign;
import dev.hushcell.internal.plan.Evaluation.Test;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what a condition is of a value. */
@FunctionalInterface
interface ValueTest {
  Truth of(@Nullable Object value) throws SQLException;

  static ValueTest of(Condition condition, Comparands comparands) throws SQLException {
    Test test = condition.test();
    if (test instanceof Test.Nullness nullness) {
      return value -> Truth.of((value == null) != nullness.negated());
    }
    if (test instanceof Test.Pattern pattern) {
      return pattern(pattern, Objects.requireNonNull(condition.order()), comparands);
    }
    return test instanceof Test.Among among
        ? among(among, condition.order(), comparands)
        : range((Test.Range) test, condition.order(), comparands);
  }

  private static ValueTest pattern(Test.Pattern test, TextOrder order, Comparands comparands)
      throws SQLException {
    Object given = comparands.value(test.pattern());
    Optional<Sign.Known> sign = comparands.sign(test.sign());
    if (given == null || sign.isEmpty()) {
      return value -> Truth.UNKNOWN;
    }
    LikePattern pattern =
        LikePattern.of((String) given, sign.get().character(), order)
            .orElseThrow(
                () ->
                    comparands.refused(
                        "a pattern in which a wildcard or itself follows each escape character"));
    return value -> {
      if (value == null) {
        return Truth.UNKNOWN;
      }
      if (!pattern.isCertain((String) value)) {
        throw comparands.uncertain();
      }
      return Truth.of(pattern.matches((String) value) != test.negated());
    };
  }

  /** Of NULL and a bound that the value is outside of, the latter decides. */
  private static ValueTest range(Test.Range test, @Nullable TextOrder order, Comparands comparands)
      throws SQLException {
    List<Side> sides = new ArrayList<>();
    for (Bound bound : test.bounds()) {
      sides.add(new Side(bound.relation(), comparands.value(bound.operand()), order));
    }
    return value ->
        sides.stream()
            .map(side -> side.of(value))
            .reduce(Truth.TRUE, Truth::and)
            .not(test.negated());
  }

  private static ValueTest among(Test.Among test, @Nullable TextOrder order, Comparands comparands)
      throws SQLException {
    List<Side> sides = new ArrayList<>();
    for (Operand operand : test.operands()) {
      sides.add(new Side(Relation.EQUAL, comparands.value(operand), order));
    }
    return value ->
        sides.stream()
            .map(side -> side.of(value))
            .reduce(Truth.FALSE, Truth::or)
            .not(test.negated());
  }

  /** One bound of an execution. */
  record Side(Relation relation, @Nullable Object bound, @Nullable TextOrder order) {
    Truth of(@Nullable Object value) {
      return value == null || bound == null
          ? Truth.UNKNOWN
          : Truth.of(relation.holds(RowOrder.compare(value, bound, order)));
    }

    /** Leaves the value out. */
    @Override
    public String toString() {
      return "Side[" + relation + "]";
    }
  }
}
