package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.jdbc.evaluate.CurrentRow.RowTest;
import dev.hushcell.internal.jdbc.evaluate.CurrentRow.RowValue;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Formula.Relation;
import dev.hushcell.internal.plan.Formula.Sign;
import dev.hushcell.internal.plan.Scalar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns formulas into tests of rows, for one execution. */
final class RowTests {
  private final Comparands comparands;
  private final RowValues values;

  /**
   * Takes what is given in the execution.
   *
   * @param named the column that it is for, for messages
   */
  RowTests(Supplier<String> named, RowFilter.Bindings bindings) {
    this.comparands = new Comparands(named, bindings);
    this.values = new RowValues(this, comparands);
  }

  RowValue key(Evaluation.Key key) throws SQLException {
    if (key instanceof Evaluation.Key.Rank rank) {
      return row -> row.rank(rank.place());
    }
    return key instanceof Evaluation.Key.Computed computed
        ? values.of(computed.value())
        : row -> row.at(((Evaluation.Key.Value) key).place());
  }

  /** Computes what is the same for all rows. */
  @Nullable Object constant(Scalar scalar) throws SQLException {
    return values.constant(scalar);
  }

  RowValue value(Scalar scalar) throws SQLException {
    return values.of(scalar);
  }

  RowTest of(Formula formula) throws SQLException {
    if (formula instanceof Formula.All all) {
      return joined(all.parts(), Truth.FALSE);
    }
    if (formula instanceof Formula.Any any) {
      return joined(any.parts(), Truth.TRUE);
    }
    if (formula instanceof Formula.Not not) {
      RowTest part = of(not.part());
      return row -> part.of(row).not();
    }
    if (formula instanceof Formula.Told told) {
      return row -> row.truth(told.number());
    }
    if (formula instanceof Formula.Nullness nullness) {
      RowValue value = values.of(nullness.value());
      return row -> Truth.of(value.of(row) == null);
    }
    if (formula instanceof Formula.Like like) {
      return like(like);
    }
    if (formula instanceof Formula.Among among) {
      return among(among);
    }
    return formula instanceof Formula.Distinct distinct
        ? distinct(distinct)
        : compared((Formula.Compared) formula);
  }

  /**
   * Goes from part to part.
   *
   * @param decided what a part must be so that the others do not count
   */
  private RowTest joined(List<Formula> parts, Truth decided) throws SQLException {
    List<RowTest> tests = new ArrayList<>();
    for (Formula part : parts) {
      tests.add(of(part));
    }
    return row -> {
      Truth all = decided.not();
      for (RowTest test : tests) {
        Truth one = test.of(row);
        all = decided == Truth.TRUE ? all.or(one) : all.and(one);
        if (all == decided) {
          return all;
        }
      }
      return all;
    };
  }

  private RowTest compared(Formula.Compared of) throws SQLException {
    RowValue left = values.of(of.left());
    RowValue right = values.of(of.right());
    return row -> compared(left.of(row), of.relation(), right.of(row), of.order());
  }

  private static Truth compared(
      @Nullable Object left, Relation relation, @Nullable Object right, @Nullable TextOrder order) {
    return left == null || right == null
        ? Truth.UNKNOWN
        : Truth.of(relation.holds(RowOrder.compare(left, right, order)));
  }

  private RowTest distinct(Formula.Distinct of) throws SQLException {
    RowValue left = values.of(of.left());
    RowValue right = values.of(of.right());
    return row -> {
      Object one = left.of(row);
      Object other = right.of(row);
      Truth equal = compared(one, Relation.EQUAL, other, of.order());
      boolean bothNull = one == null && other == null;
      return equal == Truth.UNKNOWN ? Truth.of(!bothNull) : equal.not();
    };
  }

  private RowTest among(Formula.Among of) throws SQLException {
    RowValue value = values.of(of.value());
    List<RowValue> others = values.of(of.values());
    return row -> {
      Object one = value.of(row);
      Truth any = Truth.FALSE;
      for (RowValue other : others) {
        any = any.or(compared(one, Relation.EQUAL, other.of(row), of.order()));
        if (any == Truth.TRUE) {
          return any;
        }
      }
      return any;
    };
  }

  private RowTest like(Formula.Like like) throws SQLException {
    RowValue value = values.of(like.value());
    RowValue pattern = values.of(like.pattern());
    Optional<Sign.Known> sign = comparands.sign(like.sign());
    if (sign.isEmpty()) {
      return row -> Truth.UNKNOWN;
    }
    if (!like.pattern().isConstant()) {
      return row -> matched(value.of(row), pattern(pattern.of(row), sign.get(), like.order()));
    }
    LikePattern known = pattern(values.constant(like.pattern()), sign.get(), like.order());
    return row -> known == null ? Truth.UNKNOWN : matched(value.of(row), known);
  }

  private @Nullable LikePattern pattern(@Nullable Object given, Sign.Known sign, TextOrder order)
      throws SQLException {
    return given == null
        ? null
        : LikePattern.of((String) given, sign.character(), order)
            .orElseThrow(
                () ->
                    comparands.refused(
                        "a pattern in which a wildcard or itself follows each escape character"));
  }

  private Truth matched(@Nullable Object value, @Nullable LikePattern pattern) throws SQLException {
    if (value == null || pattern == null) {
      return Truth.UNKNOWN;
    }
    if (!pattern.isCertain((String) value)) {
      throw comparands.uncertain();
    }
    return Truth.of(pattern.matches((String) value));
  }
}
