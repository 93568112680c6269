package dev.hushcell.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers of Java as exact decimals, the common ground on which SQL compares them. */
public final class Numbers {
  /** Decimal digits that every binary64 keeps. */
  static final int DOUBLE_DIGITS = 15;

  private static final int FLOAT_DIGITS = 6;

  private Numbers() {}

  /** Returns a binary fraction by its significant digits; null when it is not finite. */
  public static @Nullable BigDecimal significant(Number binary) {
    int digits = binary instanceof Float ? FLOAT_DIGITS : DOUBLE_DIGITS;
    return isNotFinite(binary)
        ? null
        : new BigDecimal(binary.doubleValue())
            .round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  /** Binary fractions count as the shortest decimal that means them. */
  public static @Nullable BigDecimal exact(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof Number && isBinary(value)) {
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

  public static boolean isBinary(@Nullable Object value) {
    return value instanceof Double || value instanceof Float;
  }

  static boolean isNotFinite(@Nullable Object value) {
    return value instanceof Number number
        && isBinary(value)
        && !Double.isFinite(number.doubleValue());
  }

  /** Returns a number as a decimal, a binary one as its double; what is not finite throws. */
  public static BigDecimal decimal(Number number) {
    BigDecimal exact = isBinary(number) ? null : exact(number);
    return exact == null ? BigDecimal.valueOf(number.doubleValue()) : exact;
  }

  /** Tells whether a value is a number of a class that drivers know; others are of applications. */
  public static boolean isNumber(Object value) {
    return isWhole(value)
        || isBinary(value)
        || value instanceof BigInteger
        || value instanceof BigDecimal;
  }

  /** Tells whether a value is one of the whole numbers of Java of fixed width. */
  public static boolean isWhole(Object value) {
    return value instanceof Byte
        || value instanceof Short
        || value instanceof Integer
        || value instanceof Long;
  }
}
