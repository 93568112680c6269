package dev.hushcell.internal.jdbc.value;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The fewest decimal digits that are read back as the same approximate number, of which databases
 * make its text. Java writes one more than needed at times, before its release 19.
 */
public final class ShortestDigits {
  private ShortestDigits() {}

  /**
   * Returns the digits of a number.
   *
   * @param number a {@link Float} or {@link Double}, finite
   */
  public static BigDecimal of(Number number) {
    BigDecimal exact = new BigDecimal(number.doubleValue());
    BigDecimal shortest = new BigDecimal(number.toString()).stripTrailingZeros();
    while (shortest.precision() > 1) {
      MathContext fewer = new MathContext(shortest.precision() - 1);
      BigDecimal shorter = exact.round(fewer).stripTrailingZeros();
      if (!number.equals(read(shorter, number))) {
        return shortest;
      }
      shortest = shorter;
    }
    return shortest;
  }

  private static Number read(BigDecimal digits, Number like) {
    return like instanceof Float ? (Number) digits.floatValue() : digits.doubleValue();
  }
}
