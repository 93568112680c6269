package dev.hushcell.internal.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.UUID;

/** Values as text and texts as times, in the forms of SQL. */
final class Texts {
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.NORMAL)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DATE)
          .appendLiteral(' ')
          .append(TIME)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder()
          .append(TIMESTAMP)
          .appendOffset("+HH:mm:ss", "+00")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter ZONED_TIME =
      new DateTimeFormatterBuilder()
          .append(TIME)
          .appendOffset("+HH:mm:ss", "+00")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter ANY =
      new DateTimeFormatterBuilder()
          .append(DATE)
          .optionalStart()
          .appendLiteral(' ')
          .append(TIME)
          .optionalStart()
          .appendOffset("+HH:mm:ss", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private Texts() {}

  /** Returns a canonical value as the text that SQL's CAST to a character type gives. */
  static String of(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "TRUE" : "FALSE";
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDate date) {
      return DATE.format(date);
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof LocalDateTime time) {
      return TIMESTAMP.format(time);
    }
    if (value instanceof OffsetDateTime time) {
      return ZONED.format(time);
    }
    if (value instanceof OffsetTime time) {
      return ZONED_TIME.format(time);
    }
    if (value instanceof String || value instanceof Number || value instanceof UUID) {
      return value.toString();
    }
    throw new IllegalArgumentException(); // of a class that no column has
  }

  /** Returns a text as one of fixed length, which has no blanks behind it. */
  static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  static LocalDate toLocalDate(String text) {
    return LocalDate.parse(text.strip(), DATE);
  }

  static LocalTime toLocalTime(String text) {
    return LocalTime.parse(text.strip());
  }

  /** Reads a date, or a date and time with or without offset, as what it is. */
  static TemporalAccessor toTime(String text) {
    return ANY.parseBest(
        text.strip().replace('T', ' '), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
  }
}
