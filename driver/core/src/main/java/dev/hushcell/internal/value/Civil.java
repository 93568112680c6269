package dev.hushcell.internal.value;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Canonical values as dates and times. A zoned one is seen in the default zone, a time of day as
 * one of today. Values that are no times throw {@link IllegalArgumentException}.
 */
final class Civil {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Civil() {}

  static LocalDate date(Object value) {
    if (value instanceof LocalTime) {
      throw new IllegalArgumentException();
    }
    return value instanceof String text ? Texts.toLocalDate(text) : dateTime(value).toLocalDate();
  }

  static LocalTime time(Object value) {
    if (value instanceof String text) {
      return Texts.toLocalTime(text);
    }
    if (value instanceof LocalDate) {
      throw new IllegalArgumentException();
    }
    return value instanceof LocalTime time ? time : dateTime(value).toLocalTime();
  }

  static LocalTime time(Object value, RealDriver driver) {
    LocalTime time = time(value);
    return driver.has(RealDriver.Habit.ROUNDS_TO_MILLIS)
        ? time.plusNanos(NANOS_PER_MILLI / 2).truncatedTo(ChronoUnit.MILLIS)
        : time;
  }

  static LocalDateTime dateTime(Object value) {
    if (value instanceof LocalDateTime time) {
      return time;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof LocalTime time) {
      return LocalDate.now(Moments.zone(null)).atTime(time);
    }
    if (value instanceof OffsetDateTime time) {
      return time.atZoneSameInstant(Moments.zone(null)).toLocalDateTime();
    }
    if (value instanceof String text) {
      return dateTime(Texts.toTime(text));
    }
    throw new IllegalArgumentException();
  }

  static OffsetDateTime zoned(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time;
    }
    return value instanceof String text
        ? zoned(Texts.toTime(text))
        : dateTime(value).atZone(Moments.zone(null)).toOffsetDateTime();
  }

  /** Returns a value as what is read as a date and time. */
  static Object dated(Object value, RealDriver driver) {
    if (value instanceof LocalTime time) {
      return driver.dayOfTimes().atTime(time);
    }
    return value instanceof String text ? read(text, driver) : value;
  }

  private static Object read(String text, RealDriver driver) {
    return switch (driver.textTimes()) {
      case LOCAL, FIXED -> text;
      case INSTANT -> Texts.toTime(text);
      case SPACED -> {
        if (text.indexOf('T') >= 0) {
          throw new IllegalArgumentException();
        }
        yield text;
      }
    };
  }

  static Timestamp timestamp(Object value, @Nullable Calendar calendar, RealDriver driver) {
    Object found = dated(value, driver);
    return found instanceof OffsetDateTime time
        ? Moments.timestamp(time, driver)
        : Moments.timestamp(dateTime(found), calendar, driver);
  }
}
