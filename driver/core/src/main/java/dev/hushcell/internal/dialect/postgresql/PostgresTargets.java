package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.value.Numbers;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.Targeted;
import dev.hushcell.internal.value.UnresolvedValue.UntypedText;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Calendar;
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

  /** Characters of which XML may be made, besides those below the blank. */
  private static final String MARKUP = "<>&\uFFFE\uFFFF";

  @Override
  public @Nullable Object sent(Targeted bound, LogicalType column) {
    Object value = bound.value();
    int type = bound.type();
    if (Documents.isDocument(column)) {
      return document(value, type, column);
    }
    return switch (type) {
      case Targeted.NO_TYPE -> untyped(value);
      case Types.VARCHAR, Types.LONGVARCHAR -> text(value, column);
      case Types.CHAR -> ofFixedLength(text(value, column), column);
      case Types.BIT, Types.BOOLEAN -> truth(value);
      case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          PostgresTimes.sent(value, type);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> untyped(value);
      case Types.OTHER -> value instanceof UUID ? value : readable(written(value));
      case Types.SQLXML -> column.isText() ? readable(content(value)) : null;
      default -> column.family() == Family.BOOLEAN ? null : number(value, type, bound.scale());
    };
  }

  /** Text of any type is a document, blanks and all; of other values what is surely one. */
  private static @Nullable Object document(Object value, int type, LogicalType column) {
    boolean text = value instanceof String;
    return switch (type) {
      case Targeted.NO_TYPE, Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> text ? value : null;
      case Types.OTHER -> text ? value : untypedDocument(value, column);
      default -> isXml(column) ? content(value, type) : null;
    };
  }

  private static @Nullable Object content(Object value, int type) {
    return switch (type) {
      case Types.SQLXML -> value instanceof String ? value : content(value);
      case Types.DATE, Types.TIME, Types.TIMESTAMP -> PostgresTimes.sent(value, type);
      default -> value instanceof java.util.Date && isOfBytes(type) ? untyped(value) : null;
    };
  }

  private static boolean isOfBytes(int type) {
    return type == Types.BINARY || type == Types.VARBINARY || type == Types.LONGVARBINARY;
  }

  private static @Nullable String untypedDocument(Object value, LogicalType column) {
    if (value instanceof UUID) {
      return null; // is sent as one
    }
    return isXml(column) ? content(value) : json(value);
  }

  static boolean isJson(LogicalType column) {
    return Documents.isDocument(column) && !isXml(column);
  }

  private static boolean isXml(LogicalType column) {
    return column.jdbcType() == Types.SQLXML;
  }

  /** The database rewrites numbers with an exponent. */
  private static @Nullable String json(Object value) {
    boolean number = Numbers.isNumber(value) && Double.isFinite(((Number) value).doubleValue());
    return value instanceof Boolean || (number && value.toString().indexOf('E') < 0)
        ? value.toString()
        : null;
  }

  /** Returns the text of a value as content of XML; null where it may be markup. */
  private static @Nullable String content(Object value) {
    String text = written(value);
    boolean plain = text != null && text.chars().noneMatch(c -> c < ' ' || MARKUP.indexOf(c) >= 0);
    return plain ? text : null;
  }

  /** Of these classes the driver does not know which type to give them. */
  static @Nullable Object untyped(Object value) {
    boolean unknown =
        value instanceof Calendar
            || value.getClass() == java.util.Date.class
            || value instanceof Instant
            || value instanceof ZonedDateTime;
    return unknown ? null : value;
  }

  private static @Nullable UntypedText readable(@Nullable String text) {
    return text == null ? null : new UntypedText(text);
  }

  /** Text goes into columns of text only, unless it was text before and its type is left open. */
  private static @Nullable String text(Object value, LogicalType column) {
    boolean text = value instanceof String || value instanceof Character;
    return text || column.isText() ? written(value) : null;
  }

  /** Returns the text that every object of a known class has, which is no name of its place. */
  private static @Nullable String written(Object value) {
    boolean known =
        value instanceof String
            || value instanceof Character
            || value instanceof Boolean
            || value instanceof UUID
            || value instanceof Enum
            || value instanceof java.util.Date
            || value instanceof Calendar
            || value instanceof Temporal
            || Numbers.isNumber(value);
    return known ? value.toString() : null;
  }

  /** In the simple query mode blanks at its end are kept, else a cast takes them. */
  private static @Nullable String ofFixedLength(@Nullable String text, LogicalType column) {
    boolean certain = column.family() == Family.CHAR || text == null || !text.endsWith(" ");
    return column.isText() && certain ? text : null;
  }

  private static @Nullable Boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (Numbers.isNumber(value)) {
      double number = ((Number) value).doubleValue();
      return number == 1 ? Boolean.TRUE : number == 0 ? Boolean.FALSE : null;
    }
    boolean text = value instanceof String || value instanceof Character;
    String word = text ? value.toString().strip().toLowerCase(Locale.ROOT) : "";
    return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
  }

  private static @Nullable Object number(Object value, int type, int scale) {
    Object known = value instanceof Boolean truth ? (Object) (truth ? 1 : 0) : inMillis(value);
    if (known instanceof String || known instanceof Character) {
      return parsed(known.toString(), type, scale);
    }
    if (!Numbers.isNumber(known)) {
      return null;
    }
    Number number = (Number) known;
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT -> number.shortValue();
      case Types.INTEGER -> number.intValue();
      case Types.BIGINT -> number.longValue();
      case Types.REAL -> number.floatValue();
      case Types.FLOAT, Types.DOUBLE -> number.doubleValue();
      case Types.DECIMAL, Types.NUMERIC -> scaled(Numbers.decimal(number), scale);
      default -> null;
    };
  }

  @SuppressWarnings("JavaUtilDate") // what applications bind
  private static Object inMillis(Object value) {
    return value instanceof java.util.Date date ? (Object) date.getTime() : value;
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

  private static BigDecimal scaled(BigDecimal number, int scale) {
    return scale == Targeted.NO_SCALE ? number : number.setScale(scale, RoundingMode.HALF_UP);
  }
}
