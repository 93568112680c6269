package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.jdbc.value.TargetTypes;
import dev.hushcell.internal.jdbc.value.Targeted;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * What MySQL Connector/J makes of a value and a type, where it is the same as text of the statement
 * and as a binary parameter.
 */
final class MysqlTargets implements TargetTypes {
  @Override
  public @Nullable Object sent(Targeted bound, LogicalType column) throws SQLException {
    Object value = bound.value();
    int type = bound.type();
    if (type == Targeted.NO_TYPE) {
      return untyped(value);
    }
    if (bound.scale() != Targeted.NO_SCALE) {
      return null;
    }
    if (value instanceof Number number && TargetTypes.isNumber(number)) {
      return number(number, type);
    }
    if (value.getClass() == Date.class) {
      return type == Types.TIMESTAMP ? stamp((Date) value) : null;
    }
    if (type == Types.OTHER) {
      return null; // it sends what Java serializes
    }
    return TargetTypes.natural().sent(bound, column);
  }

  private static @Nullable Object untyped(Object value) {
    if (value instanceof Calendar calendar) {
      return new Timestamp(calendar.getTimeInMillis());
    }
    return value instanceof BigInteger number && isLong(number) ? number : null;
  }

  /** As a binary parameter, a longer one loses its first bits. */
  private static boolean isLong(Number number) {
    return TargetTypes.isWhole(number)
        || (number instanceof BigInteger integer && integer.bitLength() < Long.SIZE);
  }

  @SuppressWarnings("JavaUtilDate") // what applications bind
  private static Timestamp stamp(Date date) {
    return new Timestamp(date.getTime());
  }

  private static @Nullable Object number(Number number, int type) {
    return switch (type) {
      case Types.TINYINT -> within(number, Byte.SIZE);
      case Types.SMALLINT -> within(number, Short.SIZE);
      case Types.INTEGER -> within(number, Integer.SIZE);
      case Types.BIGINT -> isLong(number) ? number : null;
      case Types.REAL -> number instanceof Float ? number : null;
      case Types.FLOAT, Types.DOUBLE -> number.doubleValue();
      case Types.DECIMAL, Types.NUMERIC -> isPlain(number) ? decimal(number) : null;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR ->
          TargetTypes.isWhole(number) ? number : null;
      default -> null;
    };
  }

  /** Tells whether a number is written without an exponent. */
  private static boolean isPlain(Number number) {
    boolean written = !(number instanceof Double) || number.toString().indexOf('E') < 0;
    return written && !(number instanceof Float);
  }

  /** Cut off behind the point; what does not fit is cut in other ways. */
  private static @Nullable Long within(Number number, int bits) {
    BigInteger whole = decimal(number).toBigInteger();
    return whole.bitLength() < bits ? whole.longValueExact() : null;
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    return TargetTypes.isWhole(number)
        ? BigDecimal.valueOf(number.longValue())
        : BigDecimal.valueOf(number.doubleValue()); // throws for what is not finite
  }
}
