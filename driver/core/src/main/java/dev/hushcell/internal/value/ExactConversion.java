package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** DECIMAL and NUMERIC; {@link IntegerConversion} is for the types of fixed width. */
final class ExactConversion implements Conversion {
  private final ColumnFaults faults;
  private final int scale;
  private final boolean binary;
  private final long precision;

  ExactConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.binary = rules.have(ValueQuirk.BINARY_FRACTIONS);
    this.scale = column.type().scale();
    this.precision = column.type().precision();
  }

  @Override
  public Object assigned(Object bound) {
    BigDecimal number = number(bound);
    if (number == null) {
      throw faults.badValue(bound);
    }
    BigDecimal rounded = fits(number) ? rounded(number) : null;
    if (rounded == null || rounded.precision() > precision) {
      throw faults.outOfRange();
    }
    return rounded;
  }

  @Override
  public @Nullable Object compared(Object bound) {
    Object value = BoundValue.normal(bound);
    if (BoundNumbers.isNotFinite(value)) {
      return null;
    }
    BigDecimal number = number(bound);
    if (number == null) {
      throw faults.notComparable(bound);
    }
    if (!fits(number)) {
      return null;
    }
    if (binary && (value instanceof Double || value instanceof Float)) {
      return comparedAsBinary(((Number) value).doubleValue(), bound);
    }
    BigDecimal kept = rounded(number);
    return kept.compareTo(number) == 0 && kept.precision() <= precision ? kept : null;
  }

  /** The number of the column that, as a binary fraction, is that one. */
  private @Nullable BigDecimal comparedAsBinary(double number, Object bound) {
    if (precision > BoundNumbers.DOUBLE_DIGITS) {
      throw faults.notComparable(bound);
    }
    BigDecimal nearest = rounded(new BigDecimal(number));
    return nearest.doubleValue() == number && nearest.precision() <= precision ? nearest : null;
  }

  private @Nullable BigDecimal number(Object bound) {
    Object value = BoundValue.normal(bound);
    if (binary && (value instanceof Double || value instanceof Float)) {
      return BoundNumbers.significant((Number) value);
    }
    if (value instanceof String text) {
      BigDecimal number = BoundNumbers.parsed(text);
      if (number == null) {
        throw faults.badText();
      }
      return number;
    }
    return BoundNumbers.exact(value);
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
