package dev.hushcell.internal.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The fewest decimal digits that are read back as the same approximate number, of which databases
 * make its text; of several the nearest. Java writes one more than needed at times, before its
 * release 19.
 */
public final class ShortestDigits {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final BigDecimal exact;
  private final BigDecimal least;
  private final BigDecimal most;
  private final boolean inclusive;

  private ShortestDigits(Number number, boolean bounds) {
    Number magnitude =
        number instanceof Float single ? (Number) Math.abs(single) : Math.abs(number.doubleValue());
    exact = decimal(magnitude);
    least = between(exact, neighbour(magnitude, false));
    most = between(exact, neighbour(magnitude, true));
    inclusive = bounds && isEven(magnitude);
  }

  /**
   * Returns the digits of a number, which may lie halfway to its neighbour where that is read as
   * the number.
   *
   * @param number a {@link Float} or {@link Double}, finite
   */
  public static BigDecimal of(Number number) {
    return of(number, true);
  }

  /** Returns the digits of a number, which lie nearer to it than halfway to its neighbours. */
  public static BigDecimal within(Number number) {
    return of(number, false);
  }

  private static BigDecimal of(Number number, boolean bounds) {
    if (number.doubleValue() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal found = new ShortestDigits(number, bounds).found(number);
    return (number.doubleValue() < 0 ? found.negate() : found).stripTrailingZeros();
  }

  private BigDecimal found(Number number) {
    int digits = new BigDecimal(number.toString()).stripTrailingZeros().precision();
    BigDecimal found = nearest(digits);
    while (found == null) {
      digits++;
      found = nearest(digits);
    }
    for (int fewer = digits - 1; fewer > 0; fewer--) {
      BigDecimal shorter = nearest(fewer);
      if (shorter == null) {
        return found;
      }
      found = shorter;
    }
    return found;
  }

  /** Returns the nearest one of so many digits; null where there is none. */
  private @Nullable BigDecimal nearest(int digits) {
    BigDecimal first = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (isIn(first)) {
      return first;
    }
    RoundingMode other = first.compareTo(exact) < 0 ? RoundingMode.UP : RoundingMode.DOWN;
    BigDecimal second = exact.round(new MathContext(digits, other));
    return isIn(second) ? second : null;
  }

  private boolean isIn(BigDecimal candidate) {
    int low = candidate.compareTo(least);
    int high = candidate.compareTo(most);
    return (low > 0 && high < 0) || (inclusive && (low == 0 || high == 0));
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.doubleValue());
  }

  private static BigDecimal between(BigDecimal one, BigDecimal other) {
    return one.add(other).divide(TWO);
  }

  /** Returns the next number; above the last one what would be it. */
  private static BigDecimal neighbour(Number number, boolean above) {
    Number next =
        number instanceof Float single
            ? (Number) (above ? Math.nextUp(single) : Math.nextDown(single))
            : (Number)
                (above ? Math.nextUp(number.doubleValue()) : Math.nextDown(number.doubleValue()));
    if (Double.isFinite(next.doubleValue())) {
      return decimal(next);
    }
    return decimal(number).multiply(TWO).subtract(neighbour(number, false));
  }

  private static boolean isEven(Number number) {
    return number instanceof Float single
        ? (Float.floatToIntBits(single) & 1) == 0
        : (Double.doubleToLongBits(number.doubleValue()) & 1) == 0;
  }
}
