package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** DECIMAL and NUMERIC; {@link IntegerConversion} is for the types of fixed width. */
final class ExactConversion extends ColumnConversion {
  private final int scale;
  private final long precision;
  private final boolean binary;

  ExactConversion(ProtectedColumn column, ValueRules rules) {
    super(column, rules);
    this.scale = type.scale();
    this.precision = type.precision();
    this.binary = rules.have(ValueQuirk.BINARY_FRACTIONS);
  }

  @Override
  @Nullable Object stored(Object value) {
    BigDecimal number = number(value);
    if (number == null) {
      return null;
    }
    BigDecimal rounded = fits(number) ? rounded(number) : null;
    if (rounded == null || rounded.precision() > precision) {
      throw faults.outOfRange();
    }
    return rounded;
  }

  @Override
  boolean isComparable(Object value) {
    return Numbers.isNotFinite(value) || number(value) != null;
  }

  @Override
  @Nullable Object equal(Object value) {
    BigDecimal number = Numbers.isNotFinite(value) ? null : number(value);
    if (number == null || !fits(number)) {
      return null;
    }
    if (binary && Numbers.isBinary(value)) {
      return equalAsBinary(((Number) value).doubleValue(), value);
    }
    BigDecimal kept = rounded(number);
    return kept.compareTo(number) == 0 && kept.precision() <= precision ? kept : null;
  }

  /** The number of the column that, as a binary fraction, is that one. */
  private @Nullable BigDecimal equalAsBinary(double number, Object value) {
    if (precision > Numbers.DOUBLE_DIGITS) {
      throw faults.notComparable(value);
    }
    BigDecimal nearest = rounded(new BigDecimal(number));
    return nearest.doubleValue() == number && nearest.precision() <= precision ? nearest : null;
  }

  private @Nullable BigDecimal number(Object value) {
    if (value instanceof String text) {
      return parsed(Numbers.parsed(text));
    }
    return binary && Numbers.isBinary(value)
        ? Numbers.significant((Number) value)
        : Numbers.exact(value);
  }

  /** Asked before rounding, which would write out every digit of 1E+1000000000. */
  private boolean fits(BigDecimal number) {
    return (long) number.precision() - number.scale() <= precision - scale || number.signum() == 0;
  }

  private BigDecimal rounded(BigDecimal number) {
    boolean vanishes = (long) number.scale() - number.precision() > scale;
    return vanishes || number.signum() == 0
        ? BigDecimal.ZERO.setScale(scale)
        : number.setScale(scale, RoundingMode.HALF_UP);
  }
}
