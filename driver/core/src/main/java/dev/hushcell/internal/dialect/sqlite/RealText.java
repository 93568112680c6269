package dev.hushcell.internal.dialect.sqlite;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The text of a number of 64 bits, which the database makes of 17 digits, or of fewer where a run
 * of nines or zeros stands at their end and they are read back as the same number. As it computes
 * with 96 bits, the last digit of numbers far below or above one may differ.
 */
final class RealText {
  private static final int DIGITS = 17;
  private static final int MOST_BEFORE_POINT = 17;
  private static final int MOST_ZEROS = 4;

  private RealText() {}

  static String of(double number) {
    if (number == 0 || Double.isNaN(number)) {
      return "0.0";
    }
    String sign = number < 0 ? "-" : "";
    return sign + (Double.isInfinite(number) ? "Inf" : written(digits(Math.abs(number))));
  }

  private static String written(BigDecimal digits) {
    int point = digits.precision() - digits.scale();
    if (point <= MOST_BEFORE_POINT && point > -MOST_ZEROS) {
      String plain = digits.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String all = digits.unscaledValue().toString();
    String fraction = all.length() > 1 ? all.substring(1) : "0";
    return String.format(Locale.ROOT, "%c.%se%+03d", all.charAt(0), fraction, point - 1);
  }

  private static BigDecimal digits(double number) {
    BigDecimal first = firstDigits(number);
    BigDecimal fewer = fewer(first);
    return (fewer.doubleValue() == number ? fewer : most(first)).stripTrailingZeros();
  }

  private static BigDecimal most(BigDecimal first) {
    return first.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
  }

  /** Returns 18 digits, or 19 where the power of two below the number has fewer than it. */
  private static BigDecimal firstDigits(double number) {
    BigDecimal exact = new BigDecimal(number);
    int binary = Math.getExponent(number);
    if (binary < Double.MIN_EXPONENT) {
      binary = Math.getExponent(number * 0x1p60) - 60;
    }
    int below = (int) Math.floor(binary * Math.log10(2));
    int count = DIGITS + exact.precision() - exact.scale() - below;
    return exact.round(new MathContext(count, RoundingMode.HALF_UP));
  }

  /** Returns the digits in front of a run of nines or zeros, if there is one where it counts. */
  private static BigDecimal fewer(BigDecimal first) {
    String digits = first.unscaledValue() + "0".repeat(DIGITS + 2);
    if (digits.startsWith("99", 14)) {
      int count = 14 - trailing(digits.substring(0, 14), '9');
      return first.round(new MathContext(Math.max(count, 1), RoundingMode.HALF_UP));
    }
    boolean whole = first.scale() <= 0;
    if (whole || digits.startsWith("000", 13)) {
      int count = 13 - trailing(digits.substring(0, 13), '0');
      return first.round(new MathContext(count, RoundingMode.DOWN));
    }
    return most(first);
  }

  private static int trailing(String digits, char wanted) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == wanted) {
      end--;
    }
    return digits.length() - end;
  }
}
