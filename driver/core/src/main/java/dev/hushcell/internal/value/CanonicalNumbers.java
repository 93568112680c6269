package dev.hushcell.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/**
 * Canonical values as numbers. A value that is no number at all throws {@link
 * NumberFormatException}, one that does not fit {@link ArithmeticException}; the caller gives both
 * a code and drops the text, which may quote the value.
 */
final class CanonicalNumbers {
  private static final Set<String> TRUE = Set.of("t", "true", "y", "yes");
  private static final Set<String> FALSE = Set.of("f", "false", "n", "no");

  private CanonicalNumbers() {}

  static BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof String text) {
      return new BigDecimal(text.strip());
    }
    if (value instanceof Float number) {
      return new BigDecimal(number.toString());
    }
    return value instanceof Double number
        ? BigDecimal.valueOf(number)
        : BigDecimal.valueOf(flag(value));
  }

  private static long flag(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    throw new NumberFormatException();
  }

  /** Returns a whole number of so many bytes; {@code HALF_UP} for exact numbers only. */
  static long whole(Object value, int bytes, RoundingMode rounding) {
    int bits = bytes * Byte.SIZE;
    if (value instanceof String text) {
      return fromText(text.strip(), bits);
    }
    if (value instanceof byte[] array) {
      return fromBytes(array, bytes);
    }
    boolean approximate = value instanceof Double || value instanceof Float;
    if (approximate && rounding == RoundingMode.HALF_UP) {
      return fromApproximate(((Number) value).doubleValue(), bits);
    }
    BigInteger rounded = decimal(value).setScale(0, rounding).toBigInteger();
    if (rounded.bitLength() >= bits) {
      throw new ArithmeticException();
    }
    return rounded.longValueExact();
  }

  /** Rounds half towards positive infinity; NaN is 0. */
  private static long fromApproximate(double number, int bits) {
    long rounded = Math.round(number);
    boolean outside = number > Long.MAX_VALUE || number < Long.MIN_VALUE;
    if (outside || !fits(rounded, bits)) {
      throw new ArithmeticException();
    }
    return rounded;
  }

  private static boolean fits(long number, int bits) {
    return number == number << (Long.SIZE - bits) >> (Long.SIZE - bits);
  }

  private static long fromText(String text, int bits) {
    long number = Long.parseLong(text);
    if (!fits(number, bits)) {
      throw new NumberFormatException();
    }
    return number;
  }

  private static long fromBytes(byte[] array, int bytes) {
    if (array.length != bytes) {
      throw new NumberFormatException();
    }
    return new BigInteger(array).longValueExact();
  }

  static double approximate(Object value) {
    if (value instanceof String text) {
      return Double.parseDouble(text.strip());
    }
    return value instanceof Number number ? number.doubleValue() : flag(value);
  }

  static float approximateSingle(Object value) {
    if (value instanceof String text) {
      return Float.parseFloat(text.strip());
    }
    return value instanceof Number number ? number.floatValue() : flag(value);
  }

  static boolean truth(Object value, RealDriver driver) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof String text) {
      String word = text.strip().toLowerCase(Locale.ROOT);
      if (TRUE.contains(word) || FALSE.contains(word)) {
        return TRUE.contains(word);
      }
      BigDecimal number = new BigDecimal(text.strip());
      return driver.isTrue(
          number.abs().compareTo(BigDecimal.ONE) < 0
              ? number.signum() * 0.5
              : number.doubleValue());
    }
    double number = approximate(value);
    return !Double.isNaN(number) && driver.isTrue(number);
  }
}
