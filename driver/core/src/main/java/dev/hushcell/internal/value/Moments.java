package dev.hushcell.internal.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Between {@code java.sql} times, which are instants seen in a zone, and civil dates and times. The
 * zone is that of the calendar given, else the default one. Dates are proleptic Gregorian.
 */
final class Moments {
  private static final int NANOS_PER_MILLI = 1_000_000;

  /** The first day of the Gregorian calendar, and its first instant anywhere. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1582, 10, 15);

  private static final long REFORM =
      FIRST_DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

  private Moments() {}

  /** Returns what a setter hands over of a time, seen in the zone of a calendar. */
  @SuppressWarnings("JavaUtilDate") // what applications hand over
  static LegacyTime moment(java.util.Date value, @Nullable Calendar calendar) {
    long millis = value.getTime();
    TimeZone zone = calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(zone.getOffset(millis) / 1_000);
    int nanos =
        value instanceof Timestamp stamp
            ? stamp.getNanos()
            : (int) Math.floorMod(millis, 1000L) * NANOS_PER_MILLI;
    LocalDateTime civil = civil(millis, nanos, calendar);
    if (value instanceof Time) {
      return new LegacyTime(civil.toLocalTime(), civil.toLocalTime(), null, offset);
    }
    boolean historic = millis < REFORM;
    LocalDateTime named = historic ? named(millis, calendar).withNano(nanos) : civil;
    if (value instanceof Date) {
      LocalDate day = named.toLocalDate();
      OffsetDateTime begin = calendar == null ? null : day.atStartOfDay().atOffset(offset);
      return new LegacyTime(civil.toLocalDate(), day, begin, offset);
    }
    LocalDateTime instant =
        historic
            ? named(millis, utc()).withNano(nanos)
            : LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), nanos, ZoneOffset.UTC);
    return new LegacyTime(civil, named, instant.atOffset(ZoneOffset.UTC), offset);
  }

  private static Calendar utc() {
    return new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
  }

  /** Returns the civil time that the hybrid calendar calls an instant. */
  private static LocalDateTime named(long millis, @Nullable Calendar calendar) {
    GregorianCalendar hybrid = new GregorianCalendar(TimeZone.getTimeZone(zone(calendar)));
    hybrid.setTimeInMillis(millis);
    int year = hybrid.get(Calendar.YEAR);
    return LocalDateTime.of(
        hybrid.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
        hybrid.get(Calendar.MONTH) + 1,
        hybrid.get(Calendar.DAY_OF_MONTH),
        hybrid.get(Calendar.HOUR_OF_DAY),
        hybrid.get(Calendar.MINUTE),
        hybrid.get(Calendar.SECOND));
  }

  /** Returns the instant that the hybrid calendar calls by a civil time. */
  private static long instantOf(LocalDateTime time, @Nullable Calendar calendar) {
    GregorianCalendar hybrid = new GregorianCalendar(TimeZone.getTimeZone(zone(calendar)));
    hybrid.clear();
    int year = time.getYear();
    hybrid.set(Calendar.ERA, year > 0 ? GregorianCalendar.AD : GregorianCalendar.BC);
    hybrid.set(
        year > 0 ? year : 1 - year,
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
    return hybrid.getTimeInMillis();
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

  /** Returns any {@code java.util} or {@code java.sql} time as one, other values as they are. */
  @SuppressWarnings("JavaUtilDate") // what applications hand over
  static @Nullable Object momentOf(@Nullable Object value) {
    if (value instanceof java.util.Date date) {
      return moment(date, null);
    }
    return value instanceof Calendar calendar ? moment(calendar.getTime(), calendar) : value;
  }

  static Date date(LocalDate date, @Nullable Calendar calendar, RealDriver driver) {
    LocalDateTime start = date.atStartOfDay();
    boolean named = driver.has(RealDriver.Habit.DATES_BY_NAME) && isBeforeReform(start);
    return new Date(named ? instantOf(start, calendar) : millis(start, calendar));
  }

  private static boolean isBeforeReform(LocalDateTime time) {
    return time.toLocalDate().isBefore(FIRST_DAY);
  }

  static Time time(LocalTime time, @Nullable Calendar calendar) {
    return new Time(millis(LocalDate.EPOCH.atTime(time), calendar));
  }

  static Timestamp timestamp(LocalDateTime time, @Nullable Calendar calendar, RealDriver driver) {
    if (driver.has(RealDriver.Habit.DATES_BY_NAME) && isBeforeReform(time)) {
      Timestamp named = new Timestamp(instantOf(time, calendar));
      named.setNanos(time.get(ChronoField.NANO_OF_SECOND));
      return named;
    }
    ZonedDateTime zoned = time.atZone(zone(calendar));
    boolean later = driver.has(RealDriver.Habit.LATER_INSTANT);
    return Timestamp.from((later ? zoned.withLaterOffsetAtOverlap() : zoned).toInstant());
  }

  static Timestamp timestamp(OffsetDateTime time, RealDriver driver) {
    LocalDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    return timestamp(utc, utc(), driver);
  }

  private static long millis(LocalDateTime time, @Nullable Calendar calendar) {
    return time.atZone(zone(calendar)).toInstant().toEpochMilli();
  }

  static ZoneId zone(@Nullable Calendar calendar) {
    TimeZone zone = calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
    return zone.toZoneId();
  }
}
