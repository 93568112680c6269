package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes only values of which it is certain what the plain column would make of them, however the
 * driver sends them: as text of the statement or as a binary parameter. A database may read much
 * into texts and rounds binary fractions in two ways; what it would do is not guessed but refused.
 */
record NarrowConversion(ProtectedColumn column, ValueRules rules, Conversion inner)
    implements Conversion {
  /** A column or text of so many digits means the same number as a binary fraction. */
  private static final int EXACT_DIGITS = 15;

  private static final double EXACT_WHOLE = 1L << 53;
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  @Override
  public Object assigned(Object value) {
    Object known = known(value);
    if (!isCertain(known)) {
      throw new ColumnFaults(column).badValue(value);
    }
    Object kept = inner.assigned(known);
    boolean whole = !rules.have(ValueQuirk.KEPT_AS_GIVEN) || isWhole(known, kept);
    if (kept instanceof Double number && isLost(known, number)) {
      throw new ColumnFaults(column).outOfRange();
    }
    if (!NarrowTimes.hasFourDigits(kept) || !whole) { // by rounding
      throw new ColumnFaults(column).badValue(value);
    }
    return kept;
  }

  /** Tells whether a number is too large or too small for its column, where it would be another. */
  private static boolean isLost(Object given, double kept) {
    if (Double.isInfinite(kept)) {
      return !Numbers.isNotFinite(given);
    }
    return kept == 0
        && (given instanceof BigDecimal number
            ? number.signum() != 0
            : given instanceof Double binary && binary != 0);
  }

  /** Tells whether nothing of a value is lost but what is finer than a time can be. */
  private static boolean isWhole(Object given, Object kept) {
    if (kept instanceof BigDecimal number) {
      BigDecimal exact = number(given);
      return exact != null && exact.compareTo(number) == 0;
    }
    if (kept instanceof LocalDate) {
      boolean midnight =
          given instanceof LocalDateTime time && time.toLocalTime().equals(LocalTime.MIDNIGHT);
      return given instanceof LocalDate || given instanceof String || midnight;
    }
    if (kept instanceof LocalTime) {
      return given instanceof LocalTime || given instanceof String;
    }
    return !(given instanceof BigDecimal)
        || !(kept instanceof String)
        || kept.equals(given.toString());
  }

  private static @Nullable BigDecimal number(Object given) {
    if (Numbers.isBinary(given)) {
      return BigDecimal.valueOf(((Number) given).doubleValue());
    }
    return given instanceof String text ? new BigDecimal(text) : Numbers.exact(given);
  }

  @Override
  public @Nullable Object compared(Object value) {
    Object known = known(value);
    if (!isCertain(known) || !isComparable(known)) {
      throw new ColumnFaults(column).notComparable(value);
    }
    return inner.compared(known);
  }

  @Override
  public Object shown(Object canonical) {
    return inner.shown(canonical);
  }

  /**
   * Where it is no text, a truth value is a number, but where a column has nothing else; a byte may
   * be sent without its sign.
   */
  private Object known(Object value) {
    if (value instanceof Byte number && rules.have(ValueQuirk.UNSIGNED_BYTES)) {
      return (short) Byte.toUnsignedInt(number);
    }
    Object normal = BoundValue.normal(value);
    if (normal instanceof Boolean truth
        && column.type().family() != Family.BOOLEAN
        && !rules.have(ValueQuirk.PLAIN_TEXT)) {
      return truth ? 1 : 0;
    }
    return normal == null ? value : normal;
  }

  private boolean isCertain(Object value) {
    boolean text = value instanceof String;
    return switch (column.type().family()) {
      case TEXT, CHAR -> text || isExact(value) || value instanceof Boolean;
      case EXACT -> matches(value, NUMBER) || isExact(value) || isCertainFraction(value);
      case BOOLEAN -> value instanceof Boolean || isTruth(value);
      case DATE, TIMESTAMP, TIME -> times().isCertain(value) && !times().losesOffset(value);
      case ZONED_TIMESTAMP -> times().isCertain(value);
      case UUID -> value instanceof UUID || matches(value, UUID_TEXT);
      case BYTES -> text || value instanceof byte[];
      case APPROXIMATE -> isCertainApproximate(value) || matches(value, NUMBER);
    };
  }

  /** Text beside a number, and a binary fraction beside a decimal, are compared as fractions. */
  private boolean isComparable(Object value) {
    return switch (column.type().family()) {
      case TEXT, CHAR -> value instanceof String;
      case EXACT ->
          isExact(value)
              || isWhole(value)
              || (value instanceof String text
                  && text.length() <= EXACT_DIGITS
                  && column.type().precision() <= EXACT_DIGITS);
      case DATE, TIMESTAMP, ZONED_TIMESTAMP, TIME -> times().isComparable(value);
      case BOOLEAN, UUID, BYTES, APPROXIMATE -> true;
    };
  }

  private NarrowTimes times() {
    return new NarrowTimes(column.type(), rules);
  }

  private static boolean matches(Object value, Pattern form) {
    return value instanceof String text && form.matcher(text).matches();
  }

  private static boolean isExact(Object value) {
    return value instanceof Number && !Numbers.isBinary(value);
  }

  /** As text of the statement a float is the number that its digits mean, else the one it is. */
  private boolean isCertainApproximate(Object value) {
    boolean oneMeaning =
        !(value instanceof Float number)
            || column.type().jdbcType() == Types.REAL
            || !rules.have(ValueQuirk.FLOAT_DIGITS)
            || number.doubleValue() == Double.parseDouble(number.toString());
    boolean kept =
        rules.have(ValueQuirk.BINARY_FRACTIONS) ? value instanceof Number : isFinite(value);
    return kept && oneMeaning;
  }

  private static boolean isFinite(Object value) {
    return value instanceof Number && !Numbers.isNotFinite(value);
  }

  /** Half to even as a binary parameter, half up as text: only whole ones are the same in both. */
  private boolean isCertainFraction(Object value) {
    boolean decimal = column.type().jdbcType() == Types.DECIMAL;
    return decimal ? isFinite(value) : isWhole(value);
  }

  private static boolean isWhole(Object value) {
    return isFinite(value)
        && !isExact(value)
        && Math.abs(((Number) value).doubleValue()) <= EXACT_WHOLE
        && ((Number) value).doubleValue() == Math.rint(((Number) value).doubleValue());
  }

  private static boolean isTruth(Object value) {
    BigDecimal number = isExact(value) ? Numbers.exact(value) : null;
    return number != null && (number.signum() == 0 || number.compareTo(BigDecimal.ONE) == 0);
  }
}
