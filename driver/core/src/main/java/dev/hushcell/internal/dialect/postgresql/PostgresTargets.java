package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.jdbc.value.TargetTypes;
import dev.hushcell.internal.jdbc.value.Targeted;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the driver of PostgreSQL makes of a value and a type: numbers as a cast of Java makes them,
 * text as {@code toString} does.
 */
final class PostgresTargets implements TargetTypes {
  private static final Set<String> TRUE = Set.of("true", "t", "1", "yes", "y", "on");
  private static final Set<String> FALSE = Set.of("false", "f", "0", "no", "n", "off");

  @Override
  public @Nullable Object sent(Targeted bound, LogicalType column) {
    Object value = bound.value();
    int type = bound.type();
    if (Documents.isDocument(column)) {
      return isTextOf(column, type) && value instanceof String ? value : null;
    }
    return switch (type) {
      case Targeted.NO_TYPE -> value;
      case Types.VARCHAR, Types.LONGVARCHAR -> text(value, column);
      case Types.CHAR -> column.isText() ? withoutPadding(text(value, column)) : null;
      case Types.BIT, Types.BOOLEAN -> truth(value);
      case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          time(value, type);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> value;
      case Types.OTHER -> value instanceof UUID || value instanceof String ? value : null;
      default -> column.family() == Family.BOOLEAN ? null : number(value, type, bound.scale());
    };
  }

  /** Tells whether a text that is bound as a type is taken for a document, blanks and all. */
  private static boolean isTextOf(LogicalType column, int type) {
    return switch (type) {
      case Targeted.NO_TYPE, Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.OTHER -> true;
      default -> type == Types.SQLXML && column.jdbcType() == type;
    };
  }

  /** Text goes into columns of text only, unless it was text before and its type is left open. */
  private static @Nullable String text(Object value, LogicalType column) {
    boolean known =
        value instanceof Boolean
            || value instanceof UUID
            || TargetTypes.isNumber(value)
            || isTime(value);
    boolean text = value instanceof String || value instanceof Character;
    return text || (known && column.isText()) ? value.toString() : null;
  }

  private static boolean isTime(Object value) {
    return value instanceof java.util.Date
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime;
  }

  /** It is sent as one of fixed length, from which a cast takes the blanks behind it. */
  private static @Nullable String withoutPadding(@Nullable String text) {
    int end = text == null ? 0 : text.length();
    while (text != null && end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text == null ? null : text.substring(0, end);
  }

  private static @Nullable Boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (TargetTypes.isNumber(value)) {
      double number = ((Number) value).doubleValue();
      return number == 1 ? Boolean.TRUE : number == 0 ? Boolean.FALSE : null;
    }
    boolean text = value instanceof String || value instanceof Character;
    String word = text ? value.toString().strip().toLowerCase(Locale.ROOT) : "";
    return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
  }

  private static @Nullable Object number(Object value, int type, int scale) {
    Object known = value instanceof Boolean truth ? (Object) (truth ? 1 : 0) : value;
    if (known instanceof String || known instanceof Character) {
      return parsed(known.toString(), type, scale);
    }
    if (!TargetTypes.isNumber(known)) {
      return null;
    }
    Number number = (Number) known;
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT -> number.shortValue();
      case Types.INTEGER -> number.intValue();
      case Types.BIGINT -> number.longValue();
      case Types.REAL -> number.floatValue();
      case Types.FLOAT, Types.DOUBLE -> number.doubleValue();
      case Types.DECIMAL, Types.NUMERIC -> scaled(decimal(number), scale);
      default -> null;
    };
  }

  private static @Nullable Object parsed(String text, int type, int scale) {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT -> Short.parseShort(text);
      case Types.INTEGER -> Integer.parseInt(text);
      case Types.BIGINT -> Long.parseLong(text);
      case Types.REAL -> Float.parseFloat(text);
      case Types.FLOAT, Types.DOUBLE -> Double.parseDouble(text);
      case Types.DECIMAL, Types.NUMERIC -> scaled(new BigDecimal(text), scale);
      default -> null;
    };
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    boolean binary = number instanceof Double || number instanceof Float;
    return binary
        ? BigDecimal.valueOf(number.doubleValue())
        : BigDecimal.valueOf(number.longValue());
  }

  private static BigDecimal scaled(BigDecimal number, int scale) {
    return scale == Targeted.NO_SCALE ? number : number.setScale(scale, RoundingMode.HALF_UP);
  }

  @SuppressWarnings("JavaUtilDate") // what applications bind
  private static @Nullable Object time(Object value, int type) {
    if (value instanceof java.util.Date date) {
      return switch (type) {
        case Types.DATE -> value instanceof Date ? value : new Date(date.getTime());
        case Types.TIME -> value instanceof Time ? value : new Time(date.getTime());
        case Types.TIMESTAMP -> value instanceof Timestamp ? value : new Timestamp(date.getTime());
        default -> null;
      };
    }
    boolean natural =
        switch (type) {
          case Types.DATE -> value instanceof LocalDate;
          case Types.TIME -> value instanceof LocalTime;
          case Types.TIMESTAMP -> value instanceof LocalDateTime;
          default -> value instanceof OffsetDateTime;
        };
    return natural ? value : null;
  }
}
