package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL reads a text without a type as a value of a column, where that is certain. */
final class PostgresInput {
  private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
  private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?");

  /** Finer than microseconds is rounded in a way of its own. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[ T])?"
              + "([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?)"
              + "(Z|[+-][0-9]{2}(?::[0-9]{2})?)?");

  private PostgresInput() {}

  /** Returns the value; null where the column is to read the text itself. */
  static @Nullable Object read(String text, LogicalType column) {
    return switch (column.family()) {
      case BOOLEAN -> truth(text);
      case EXACT -> isWhole(column) || !isNumber(text) ? null : new BigDecimal(text);
      case APPROXIMATE -> approximate(text, column);
      case DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> time(text, column);
      case TEXT, CHAR, BYTES, UUID -> null;
    };
  }

  private static @Nullable Boolean truth(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
  }

  private static boolean isWhole(LogicalType column) {
    return switch (column.jdbcType()) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> true;
      default -> false;
    };
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static @Nullable Object approximate(String text, LogicalType column) {
    if (text.equals("NaN")) {
      return Double.NaN;
    }
    if (!isNumber(text)) {
      return null;
    }
    boolean single = column.jdbcType() == Types.REAL;
    return single ? (Object) Float.parseFloat(text) : Double.parseDouble(text);
  }

  private static boolean isShort(String time) {
    return time.length() < "00:00:00".length();
  }

  /** An offset counts where the column keeps instants; a date passes over the time behind it. */
  private static @Nullable Object time(String text, LogicalType column) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    try {
      LocalTime time = LocalTime.parse(parts.group(2));
      LocalDate date = parts.group(1) == null ? null : LocalDate.parse(parts.group(1));
      ZoneOffset offset = parts.group(3) == null ? null : ZoneOffset.of(parts.group(3));
      return switch (column.family()) {
        case TIME -> date != null && (offset != null || isShort(parts.group(2))) ? null : time;
        case DATE -> date;
        case TIMESTAMP -> date == null ? null : date.atTime(time);
        default ->
            date == null
                ? null
                : offset == null ? date.atTime(time) : date.atTime(time).atOffset(offset);
      };
    } catch (DateTimeException e) {
      return null;
    }
  }
}
