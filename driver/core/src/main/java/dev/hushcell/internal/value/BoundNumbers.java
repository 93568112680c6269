package dev.hushcell.internal.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Bound numbers as exact decimals, the common ground on which SQL compares them. */
final class BoundNumbers {
  /** Decimal digits that every binary64 keeps. */
  static final int DOUBLE_DIGITS = 15;

  private static final int FLOAT_DIGITS = 6;

  private BoundNumbers() {}

  /** Returns a binary fraction by its significant digits; null when it is not finite. */
  static @Nullable BigDecimal significant(Number binary) {
    int digits = binary instanceof Float ? FLOAT_DIGITS : DOUBLE_DIGITS;
    return isNotFinite(binary)
        ? null
        : new BigDecimal(binary.doubleValue())
            .round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  /** Binary fractions count as the shortest decimal that means them. */
  static @Nullable BigDecimal exact(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof Float || value instanceof Double) {
      return isNotFinite(value) ? null : new BigDecimal(value.toString());
    }
    return value instanceof Number number ? BigDecimal.valueOf(number.longValue()) : null;
  }

  static @Nullable BigDecimal parsed(String text) {
    try {
      Object number = BoundValue.normal(new BigDecimal(text.trim()));
      return (BigDecimal) number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Tells whether the value is infinite or no number at all. */
  static boolean isNotFinite(@Nullable Object value) {
    return (value instanceof Double || value instanceof Float)
        && !Double.isFinite(((Number) value).doubleValue());
  }
}
