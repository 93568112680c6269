package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** TINYINT, SMALLINT, INTEGER and BIGINT. */
final class IntegerConversion extends ColumnConversion {
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final double EXACT_DOUBLES = 0x1p53;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final int bytes;
  private final boolean binary;
  private final boolean cut;

  IntegerConversion(ProtectedColumn column, ValueRules rules) {
    super(column, rules);
    this.binary = rules.have(ValueQuirk.BINARY_FRACTIONS);
    this.cut = rules.have(ValueQuirk.CUT_WHOLE_NUMBERS);
    this.bytes = Bytes.width(type);
  }

  @Override
  @Nullable Object stored(Object value) {
    BigDecimal number = whole(value);
    if (number != null && !fits(number.longValue())) {
      throw faults.outOfRange();
    }
    return number;
  }

  @Override
  boolean isComparable(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  @Override
  @Nullable Object equal(Object value) {
    BigDecimal number = exact(value);
    if (number == null || number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0) {
      return null;
    }
    BigDecimal whole = inRange(number);
    return whole.compareTo(number) == 0 && fits(whole.longValue()) ? whole : null;
  }

  /**
   * Text is compared as the decimal that it is, though it must be an integer to be stored. With the
   * shorter types a float is compared as DOUBLE, where it has all its digits. Beyond the integers
   * that a double has exactly, several would be equal to one.
   */
  private @Nullable BigDecimal exact(Object value) {
    if (value instanceof String text) {
      return parsed(Numbers.parsed(text));
    }
    if (binary && Numbers.isBinary(value) && !Numbers.isNotFinite(value)) {
      double fraction = ((Number) value).doubleValue();
      if (Math.abs(fraction) > EXACT_DOUBLES) {
        throw faults.notComparable(value);
      }
      return new BigDecimal(fraction);
    }
    return Numbers.exact(
        value instanceof Float number && bytes <= Integer.BYTES
            ? Double.valueOf(number.doubleValue())
            : value);
  }

  private @Nullable BigDecimal whole(Object value) {
    if (value instanceof BigDecimal number) {
      return inRange(number);
    }
    if (Numbers.isBinary(value)) {
      return rounded(((Number) value).doubleValue());
    }
    if (value instanceof String text) {
      try {
        return BigDecimal.valueOf(Long.parseLong(text.trim()));
      } catch (NumberFormatException e) {
        throw faults.badText();
      }
    }
    if (value instanceof byte[] array && array.length == bytes) {
      return new BigDecimal(new BigInteger(array));
    }
    return Numbers.exact(value);
  }

  /** Half up means away from zero for decimals, but towards the larger for binary fractions. */
  private @Nullable BigDecimal rounded(double number) {
    if (Double.isNaN(number)) {
      return null;
    }
    if (number > Long.MAX_VALUE || number < Long.MIN_VALUE) {
      throw faults.outOfRange();
    }
    long half = binary ? (long) Math.rint(number) : Math.round(number);
    return BigDecimal.valueOf(cut ? (long) number : half);
  }

  private BigDecimal inRange(BigDecimal number) {
    if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0) {
      throw faults.outOfRange();
    }
    boolean vanishes = (long) number.scale() - number.precision() > 0;
    return vanishes
        ? BigDecimal.ZERO
        : number.setScale(0, cut ? RoundingMode.DOWN : RoundingMode.HALF_UP);
  }

  private boolean fits(long number) {
    int unused = Long.SIZE - bytes * Byte.SIZE;
    return number << unused >> unused == number;
  }
}
