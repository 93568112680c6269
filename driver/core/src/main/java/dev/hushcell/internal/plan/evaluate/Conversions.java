package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What makes values of one family those of another, and numbers those of fewer decimals. */
final class Conversions {
  private static final int MICROS = 6;

  private Conversions() {}

  /** Returns what a routine makes of an argument that is of another family than it takes. */
  static Optional<Routine> of(Family from, Family to) {
    return switch (to) {
      case DATE -> Optional.of(Routine.DATE_OF).filter(any -> from == Family.TIMESTAMP);
      case TIME -> Optional.of(Routine.TIME_OF).filter(any -> from == Family.TIMESTAMP);
      case TIMESTAMP -> Optional.of(Routine.BEGINNING).filter(any -> from == Family.DATE);
      default -> Optional.empty();
    };
  }

  /**
   * Returns what a CAST does; empty for one within a family. Not every database tells how many
   * decimals seconds have where they are fewer.
   */
  static Optional<Routine> cast(Family from, LogicalType to) {
    return from == Family.TEXT && to.family() == Family.EXACT
        ? Optional.of(ExpressionTypes.isDecimal(to) ? Routine.NUMBER_OF : Routine.WHOLE_NUMBER_OF)
        : of(from, to.family()).filter(each -> each == Routine.DATE_OF || to.scale() == MICROS);
  }

  /** Tells whether ROUND takes decimals away: databases differ where a number has fewer. */
  static boolean isRounded(List<Expression> values, ExpressionTypes types) {
    Optional<LogicalType> type = types.number(values.get(0)).filter(ExpressionTypes::isDecimal);
    boolean average = isAverage(values.get(0).bare(), types);
    return types
        .slot(values.get(1))
        .filter(
            each ->
                each.value() instanceof BigDecimal decimals
                    && (average
                        || type.filter(of -> decimals.intValue() <= of.scale()).isPresent()))
        .isPresent();
  }

  /** Where a setting says how many decimals an average has, those of its values must be some. */
  private static boolean isAverage(Expression value, ExpressionTypes types) {
    boolean set =
        types
            .exactness()
            .rules()
            .summary()
            .filter(each -> each.decimals() == Decimals.OF_TYPE)
            .isPresent();
    return GroupedItems.isAverage(value)
        && value instanceof Computation.Function call
        && (!set
            || types
                .number(call.arguments().get(0).value())
                .filter(each -> each.scale() > 0)
                .isPresent());
  }
}
