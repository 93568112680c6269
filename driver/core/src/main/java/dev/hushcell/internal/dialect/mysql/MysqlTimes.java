package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.value.LegacyTime;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as the two drivers send them, where both ways to send are the same. */
record MysqlTimes(MysqlDriver driver) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final Pattern TEXT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?)?");
  private static final int LAST_YEAR = 9999;
  private static final int MICRO = 1_000;

  /** Returns a value as a local date or time, in the default zone; null where it is none. */
  @SuppressWarnings("JavaUtilDate") // what applications bind
  static @Nullable Temporal local(Object value) {
    if (value instanceof Timestamp stamp) {
      return stamp.toLocalDateTime();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (value instanceof Time time) {
      return new Timestamp(time.getTime()).toLocalDateTime().toLocalTime();
    }
    if (value instanceof java.util.Date date) {
      return new Timestamp(date.getTime()).toLocalDateTime();
    }
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
    if (value instanceof ZonedDateTime time) {
      return LocalDateTime.ofInstant(time.toInstant(), ZoneId.systemDefault());
    }
    if (value instanceof OffsetDateTime time) {
      return LocalDateTime.ofInstant(time.toInstant(), ZoneId.systemDefault());
    }
    boolean local =
        value instanceof LocalDate || value instanceof LocalTime || value instanceof LocalDateTime;
    return local ? (Temporal) value : null;
  }

  /** Returns a text that is a date or a date with time to the letter as one; null for others. */
  static @Nullable Temporal read(String text) {
    if (!TEXT.matcher(text).matches()) {
      return null;
    }
    int blank = text.indexOf(' ');
    return blank < 0
        ? LocalDate.parse(text)
        : LocalDate.parse(text.substring(0, blank))
            .atTime(LocalTime.parse(text.substring(blank + 1)));
  }

  /** Returns the text that the server makes of what is sent; null where that is not certain. */
  @Nullable String written(Object sent) {
    Temporal local = sent instanceof LegacyTime moment ? moment.local(driver) : local(sent);
    boolean clock = sent instanceof LegacyTime && local instanceof LocalTime;
    if (local == null || !isUsual(local) || (clock && driver == MysqlDriver.MARIADB)) {
      return null;
    }
    if (local instanceof LocalDate) {
      return DATE.format(local);
    }
    int nanos = local.get(ChronoField.NANO_OF_SECOND);
    boolean all = driver != MysqlDriver.MYSQL && nanos % MICRO == 0 && nanos % (MICRO * 10) != 0;
    if (nanos != 0 && !all) {
      return null; // with zeros at the end, or without, or without all of it
    }
    String day = local instanceof LocalDateTime time ? DATE.format(time) + " " : "";
    String fraction = nanos == 0 ? "" : String.format(Locale.ROOT, ".%06d", nanos / MICRO);
    return day + TIME.format(local) + fraction;
  }

  private static boolean isUsual(Temporal local) {
    int year = local.isSupported(ChronoField.YEAR) ? local.get(ChronoField.YEAR) : LAST_YEAR;
    return year > 0 && year <= LAST_YEAR;
  }
}
