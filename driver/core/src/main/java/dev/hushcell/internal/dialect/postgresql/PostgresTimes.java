package dev.hushcell.internal.dialect.postgresql;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the driver of PostgreSQL makes of a value that is given as a date or time. */
final class PostgresTimes {
  /** What it reads in the text of a value; more of it is left alone. */
  private static final Pattern TEXT =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})?( ?)([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,6})?)?");

  private PostgresTimes() {}

  /** Returns the value as the setter of its class would take it; null where it is not certain. */
  @SuppressWarnings("JavaUtilDate") // what applications bind
  static @Nullable Object sent(Object value, int type) {
    if (value instanceof java.util.Date date) {
      return switch (type) {
        case Types.DATE -> value instanceof Date ? value : new Date(date.getTime());
        case Types.TIME -> value instanceof Time ? value : new Time(date.getTime());
        case Types.TIMESTAMP -> value instanceof Timestamp ? value : new Timestamp(date.getTime());
        default -> null;
      };
    }
    return isNatural(value, type) ? value : read(value, type);
  }

  private static boolean isNatural(Object value, int type) {
    return switch (type) {
      case Types.DATE -> value instanceof LocalDate;
      case Types.TIME -> value instanceof LocalTime || value instanceof OffsetTime;
      case Types.TIMESTAMP -> value instanceof LocalDateTime;
      default -> value instanceof OffsetDateTime;
    };
  }

  /** Of other classes the text is read, as a time of 1970 where it has no date. */
  private static @Nullable Object read(Object value, int type) {
    boolean known =
        value instanceof String || value instanceof LocalDate || value instanceof LocalTime;
    Matcher text = TEXT.matcher(known ? value.toString() : "");
    boolean date = text.matches() && text.group(1) != null;
    if (!text.matches() || (!date && text.group(3) == null)) {
      return null;
    }
    if (text.group(2).isEmpty() == (date && text.group(3) != null)) {
      return null;
    }
    LocalDate day = date ? LocalDate.parse(text.group(1)) : LocalDate.EPOCH;
    LocalTime time = text.group(3) == null ? LocalTime.MIDNIGHT : LocalTime.parse(text.group(3));
    return switch (type) {
      case Types.DATE -> date ? Date.valueOf(day) : null;
      case Types.TIME -> new Time(Timestamp.valueOf(LocalDate.EPOCH.atTime(time)).getTime());
      case Types.TIMESTAMP -> Timestamp.valueOf(day.atTime(time));
      default -> null;
    };
  }
}
