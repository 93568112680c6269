package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.value.Numbers;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What MySQL Connector/J makes of a value and a type, where it is the same as text of the statement
 * and as a binary parameter.
 *
 * @param strict whether it is sent to MySQL, which takes no number with a type for JSON, and no
 *     fraction of a second for a date
 */
record MysqlTargets(boolean strict) implements TargetTypes {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final int MILLI = 1_000;

  @Override
  public boolean makesNulls() {
    return true;
  }

  @Override
  public @Nullable Object sent(Targeted bound, LogicalType column) throws SQLException {
    Object value = bound.value();
    int type = bound.type();
    if (type == Targeted.NO_TYPE) {
      return untyped(value, column);
    }
    if (type == Types.OTHER || type == Types.ARRAY) {
      return null; // it sends what Java serializes
    }
    if (value instanceof Number number && Numbers.isNumber(number)) {
      boolean taken = !strict || !Documents.isDocument(column);
      return taken ? number(number, bound, column) : null;
    }
    if (value instanceof Boolean) {
      return isWhole(type) || isTruth(type) || type == Types.DECIMAL || type == Types.NUMERIC
          ? value
          : null;
    }
    if (value instanceof String text) {
      return text(text, type, column);
    }
    if (value instanceof byte[]) {
      boolean kept = column.family() == Family.BYTES && (isBytes(type) || isText(type));
      return kept ? value : TargetTypes.natural().sent(bound, column);
    }
    Temporal local = MysqlTimes.local(value);
    return local == null
        ? TargetTypes.natural().sent(bound, column)
        : time(value, local, type, column);
  }

  @SuppressWarnings("JavaUtilDate") // what applications bind
  private static @Nullable Object untyped(Object value, LogicalType column) {
    if (value instanceof Calendar calendar) {
      return new Timestamp(calendar.getTimeInMillis());
    }
    if (value instanceof BigInteger number) {
      return isLong(number) ? number : null;
    }
    boolean fine = value.getClass() == Date.class && ((Date) value).getTime() % MILLI != 0;
    boolean written = column.isText() || column.family() == Family.BYTES;
    return value instanceof Character || (fine && written) ? null : value;
  }

  /** As a binary parameter, a longer one loses its first bits. */
  private static boolean isLong(Number number) {
    return Numbers.isWhole(number)
        || (number instanceof BigInteger integer && integer.bitLength() < Long.SIZE);
  }

  private static boolean isWhole(int type) {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
      default -> false;
    };
  }

  private static boolean isTruth(int type) {
    return type == Types.BIT || type == Types.BOOLEAN;
  }

  private static boolean isText(int type) {
    return switch (type) {
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> true;
      case Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR -> true;
      default -> type == Types.CLOB || type == Types.NCLOB || type == Types.SQLXML;
    };
  }

  private static boolean isBytes(int type) {
    return switch (type) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> true;
      default -> type == Types.BLOB || type == Types.JAVA_OBJECT;
    };
  }

  private static boolean isWritten(LogicalType column) {
    return column.isText() || column.family() == Family.BYTES;
  }

  /** Bytes are taken in the character set of the column. */
  private @Nullable Object text(String text, int type, LogicalType column) {
    if (isText(type)) {
      return text;
    }
    if (isBytes(type)) {
      boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
      return ascii && !Documents.isDocument(column) ? text : null;
    }
    if (isWhole(type)) {
      return WHOLE.matcher(text).matches() ? within(new BigInteger(text), bits(type)) : null;
    }
    Temporal time = MysqlTimes.read(text);
    return time == null || type == Types.TIME || isFine(time, type) ? null : time(time, type);
  }

  private boolean isFine(Temporal time, int type) {
    return strict
        && type == Types.DATE
        && time instanceof LocalDateTime local
        && local.get(java.time.temporal.ChronoField.NANO_OF_SECOND) != 0;
  }

  private static int bits(int type) {
    return switch (type) {
      case Types.TINYINT -> Byte.SIZE;
      case Types.SMALLINT -> Short.SIZE;
      case Types.INTEGER -> Integer.SIZE;
      default -> Long.SIZE;
    };
  }

  /** Numbers that are given as text are text in a column of text, else decimals. */
  private static @Nullable Object number(Number number, Targeted bound, LogicalType column) {
    int type = bound.type();
    if (isText(type) || isBytes(type)) {
      return written(number, column);
    }
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> within(number, bits(type));
      case Types.BIGINT -> isLong(number) ? number : null;
      case Types.REAL -> number instanceof Float ? number : null;
      case Types.FLOAT, Types.DOUBLE -> number.doubleValue();
      case Types.DECIMAL, Types.NUMERIC -> isPlain(number) ? scaled(number, bound.scale()) : null;
      case Types.BIT, Types.BOOLEAN -> isLong(number) && isFlag(number) ? number : null;
      default -> null;
    };
  }

  private static boolean isFlag(Number number) {
    return number.longValue() == 0 || number.longValue() == 1;
  }

  private static @Nullable Object written(Number number, LogicalType column) {
    String text =
        number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    boolean plain = Double.isFinite(number.doubleValue()) && text.indexOf('E') < 0;
    return !plain ? null : isWritten(column) ? text : (Object) new BigDecimal(text);
  }

  private static BigDecimal scaled(Number number, int scale) {
    return number instanceof BigDecimal decimal && scale != Targeted.NO_SCALE
        ? decimal.setScale(scale, RoundingMode.HALF_UP)
        : Numbers.decimal(number);
  }

  /** Tells whether a number is written without an exponent. */
  private static boolean isPlain(Number number) {
    boolean written = !(number instanceof Double) || number.toString().indexOf('E') < 0;
    return written && !(number instanceof Float);
  }

  /** Cut off behind the point; what does not fit is cut in other ways. */
  private static @Nullable Long within(Number number, int bits) {
    BigInteger whole = Numbers.decimal(number).toBigInteger();
    return whole.bitLength() < bits ? whole.longValueExact() : null;
  }

  /** In the text of other classes there are more digits, or an offset. */
  private static @Nullable Object time(Object value, Temporal local, int type, LogicalType column) {
    if (!isText(type)) {
      return time(local, type);
    }
    if (Documents.isDocument(column)) {
      return null;
    }
    boolean day = value instanceof LocalDate || value instanceof java.sql.Date;
    boolean seconds = day || local.get(java.time.temporal.ChronoField.NANO_OF_SECOND) == 0;
    boolean plain = !(value instanceof Temporal) || value.equals(local);
    if (!seconds || !plain) {
      return null;
    }
    return isWritten(column) ? new MysqlTimes(MysqlDriver.MYSQL).written(local) : local;
  }

  /** A moment has each part, another value is what it is; a day begins at midnight. */
  private static @Nullable Object time(Temporal local, int type) {
    LocalDateTime moment = local instanceof LocalDateTime time ? time : null;
    return switch (type) {
      case Types.DATE ->
          moment != null ? moment.toLocalDate() : local instanceof LocalDate ? local : null;
      case Types.TIME ->
          moment != null ? moment.toLocalTime() : local instanceof LocalTime ? local : null;
      case Types.TIMESTAMP -> local instanceof LocalDate date ? date.atStartOfDay() : moment;
      default -> null;
    };
  }
}
