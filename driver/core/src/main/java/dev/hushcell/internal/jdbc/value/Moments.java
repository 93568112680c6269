package dev.hushcell.internal.jdbc.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Between {@code java.sql} times, which are instants seen in a zone, and civil dates and times. The
 * zone is that of the calendar given, else the default one. Dates are proleptic Gregorian.
 */
final class Moments {
  private static final int NANOS_PER_MILLI = 1_000_000;

  private Moments() {}

  static @Nullable LocalDate civil(@Nullable Date date, @Nullable Calendar calendar) {
    return date == null ? null : civil(date.getTime(), 0, calendar).toLocalDate();
  }

  static @Nullable LocalTime civil(@Nullable Time time, @Nullable Calendar calendar) {
    if (time == null) {
      return null;
    }
    int nanos = (int) Math.floorMod(time.getTime(), 1000L) * NANOS_PER_MILLI;
    return civil(time.getTime(), nanos, calendar).toLocalTime();
  }

  static @Nullable LocalDateTime civil(@Nullable Timestamp time, @Nullable Calendar calendar) {
    return time == null ? null : civil(time.getTime(), time.getNanos(), calendar);
  }

  private static LocalDateTime civil(long millis, int nanos, @Nullable Calendar calendar) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(millis, 1000L), nanos);
    if (calendar == null) {
      return instant.atZone(ZoneId.systemDefault()).toLocalDateTime();
    }
    // The calendar's own rules, which before 1900 differ from those of java.time.
    int offset = calendar.getTimeZone().getOffset(millis);
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).plusNanos(offset * 1_000_000L);
  }

  /**
   * Returns a civil value for any {@code java.util} or {@code java.sql} time, and any other value
   * as it is.
   */
  @SuppressWarnings("JavaUtilDate") // what applications hand over
  static @Nullable Object civilOf(@Nullable Object value) {
    if (value instanceof Date date) {
      return civil(date, null);
    }
    if (value instanceof Time time) {
      return civil(time, null);
    }
    if (value instanceof Timestamp timestamp) {
      return civil(timestamp, null);
    }
    if (value instanceof java.util.Date date) {
      return civil(new Timestamp(date.getTime()), null);
    }
    if (value instanceof Calendar calendar) {
      return civil(new Timestamp(calendar.getTimeInMillis()), calendar);
    }
    return value;
  }

  static Date date(LocalDate date, @Nullable Calendar calendar) {
    return new Date(millis(date.atStartOfDay(), calendar));
  }

  static Time time(LocalTime time, @Nullable Calendar calendar) {
    return new Time(millis(LocalDate.EPOCH.atTime(time), calendar));
  }

  static Timestamp timestamp(LocalDateTime time, @Nullable Calendar calendar) {
    return Timestamp.from(time.atZone(zone(calendar)).toInstant());
  }

  private static long millis(LocalDateTime time, @Nullable Calendar calendar) {
    return time.atZone(zone(calendar)).toInstant().toEpochMilli();
  }

  static ZoneId zone(@Nullable Calendar calendar) {
    TimeZone zone = calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
    return zone.toZoneId();
  }
}
