package dev.hushcell.internal.jdbc.evaluate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** An average before its division: where it is delivered decides how many decimals it has. */
public record Average(BigDecimal sum, long count) {
  private static final int SIGNIFICANT = 16;
  private static final int DIGITS = 4;
  private static final int FLOATING = 15;

  public BigDecimal rounded(int scale, RoundingMode rounding) {
    return sum.divide(BigDecimal.valueOf(count), scale, rounding);
  }

  /**
   * Returns it with sixteen significant digits at least, as databases do that reckon in groups of
   * four digits.
   */
  public BigDecimal significant() {
    BigDecimal divisor = BigDecimal.valueOf(count);
    int weight = weight(sum) - weight(divisor);
    if (first(sum) <= first(divisor)) {
      weight--;
    }
    int scale = Math.max(SIGNIFICANT - weight * DIGITS, Math.max(sum.scale(), 0));
    return rounded(scale, RoundingMode.HALF_UP);
  }

  /** Returns it with as many digits as every number with a floating point has. */
  BigDecimal approximate() {
    return sum.divide(BigDecimal.valueOf(count), new MathContext(FLOATING));
  }

  /** Returns the place of the first group of digits, from 0 before the point. */
  private static int weight(BigDecimal number) {
    return number.signum() == 0
        ? 0
        : Math.floorDiv(number.precision() - number.scale() - 1, DIGITS);
  }

  private static int first(BigDecimal number) {
    return number
        .abs()
        .movePointLeft(weight(number) * DIGITS)
        .setScale(0, RoundingMode.DOWN)
        .intValueExact();
  }

  /** Leaves the values out. */
  @Override
  public String toString() {
    return "Average[]";
  }
}
