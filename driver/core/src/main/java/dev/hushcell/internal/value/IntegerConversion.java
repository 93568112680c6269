package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** TINYINT, SMALLINT, INTEGER and BIGINT. */
final class IntegerConversion implements Conversion {
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final double EXACT_DOUBLES = 0x1p53;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final ColumnFaults faults;
  private final int bytes;
  private final boolean binary;
  private final boolean cut;

  IntegerConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.binary = rules.have(ValueQuirk.BINARY_FRACTIONS);
    this.cut = rules.have(ValueQuirk.CUT_WHOLE_NUMBERS);
    this.bytes =
        switch (column.type().jdbcType()) {
          case Types.TINYINT -> Byte.BYTES;
          case Types.SMALLINT -> Short.BYTES;
          case Types.INTEGER -> Integer.BYTES;
          default -> Long.BYTES;
        };
  }

  @Override
  public Object assigned(Object bound) {
    long number = rounded(BoundValue.normal(bound), bound);
    if (!fits(number)) {
      throw faults.outOfRange();
    }
    return BigDecimal.valueOf(number);
  }

  @Override
  public @Nullable Object compared(Object bound) {
    Object value = BoundValue.normal(bound);
    if (BoundNumbers.isNotFinite(value)) {
      return null;
    }
    BigDecimal number =
        binary && value instanceof Number fraction && isBinaryFraction(fraction)
            ? written(fraction.doubleValue(), bound)
            : exact(value, bound);
    if (number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0) {
      return null;
    }
    BigDecimal whole = inRange(number);
    return whole.compareTo(number) == 0 && fits(whole.longValue()) ? whole : null;
  }

  private static boolean isBinaryFraction(Number value) {
    return value instanceof Float || value instanceof Double;
  }

  /** Beyond the integers that a double has exactly, several would be equal to one. */
  private BigDecimal written(double fraction, Object bound) {
    if (Math.abs(fraction) > EXACT_DOUBLES) {
      throw faults.notComparable(bound);
    }
    return new BigDecimal(fraction);
  }

  /** Text is compared as the decimal that it is, though it must be an integer to be stored. */
  private BigDecimal exact(@Nullable Object value, Object bound) {
    if (value instanceof String text) {
      BigDecimal number = BoundNumbers.parsed(text);
      if (number == null) {
        throw faults.badText();
      }
      return number;
    }
    BigDecimal number = BoundNumbers.exact(widened(value));
    if (number == null) {
      throw faults.notComparable(bound);
    }
    return number;
  }

  /** The shorter ones are compared as DOUBLE, where a float has all its digits. */
  private @Nullable Object widened(@Nullable Object value) {
    return value instanceof Float number && bytes <= Integer.BYTES
        ? Double.valueOf(number.doubleValue())
        : value;
  }

  private long rounded(@Nullable Object value, Object bound) {
    if (value instanceof BigDecimal number) {
      return inRange(number).longValue();
    }
    if (value instanceof Float || value instanceof Double) {
      return rounded(((Number) value).doubleValue(), bound);
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (value instanceof String text) {
      return parsed(text);
    }
    if (value instanceof byte[] array && array.length == bytes) {
      return new BigInteger(array).longValue();
    }
    throw faults.badValue(bound);
  }

  /** Half up means away from zero for decimals, but towards the larger for binary fractions. */
  private long rounded(double number, Object bound) {
    if (Double.isNaN(number)) {
      throw faults.badValue(bound);
    }
    if (number > Long.MAX_VALUE || number < Long.MIN_VALUE) {
      throw faults.outOfRange();
    }
    if (cut) {
      return (long) number;
    }
    return binary ? (long) Math.rint(number) : Math.round(number);
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

  private long parsed(String text) {
    try {
      return Long.parseLong(text.trim());
    } catch (NumberFormatException e) {
      throw faults.badText();
    }
  }

  private boolean fits(long number) {
    int unused = Long.SIZE - bytes * Byte.SIZE;
    return number << unused >> unused == number;
  }
}
