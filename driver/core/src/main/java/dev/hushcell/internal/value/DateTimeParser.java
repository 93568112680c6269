package dev.hushcell.internal.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times from text in the forms that databases read. Null: not such a text. What
 * they read and this does not (zone abbreviations, a region in brackets) ends as a refusal, never
 * as another value.
 */
final class DateTimeParser {
  private static final Pattern DATE =
      Pattern.compile(
          "([+-]?)(?:([0-9]{1,10})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2}))");
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{1,2})(?::([0-9]{1,2})(?::([0-9]{1,2})(\\.[0-9]+)?)?)"
              + "|([0-9]{2})([0-9]{2})(?:([0-9]{2})(\\.[0-9]+)?)?");
  private static final Pattern ZONED =
      Pattern.compile(
          "(.+?)(?:(Z)| ?([+-])([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?)?"
              + "| ((?:[A-Z][A-Za-z_]+/[A-Za-z0-9_+/-]+)|UTC))?");

  private DateTimeParser() {}

  static @Nullable LocalDate date(String text) {
    Matcher matcher = DATE.matcher(text.trim());
    if (!matcher.matches()) {
      return null;
    }
    int first = matcher.group(2) != null ? 2 : 5;
    try {
      long year = Long.parseLong(matcher.group(1) + matcher.group(first));
      return LocalDate.of(
          Math.toIntExact(year),
          number(matcher.group(first + 1)),
          number(matcher.group(first + 2)));
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  static @Nullable LocalTime time(String text) {
    Matcher matcher = TIME.matcher(text.trim());
    if (!matcher.matches()) {
      return null;
    }
    int first = matcher.group(1) != null ? 1 : 5;
    try {
      return LocalTime.of(
          number(matcher.group(first)),
          number(matcher.group(first + 1)),
          number(matcher.group(first + 2)),
          nanos(matcher.group(first + 3)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Reads a date, a local time or a time with zone: LocalDate, LocalDateTime or OffsetDateTime. */
  static @Nullable Object timestamp(String text) {
    String trimmed = text.trim();
    LocalDate date = date(trimmed);
    if (date != null) {
      return date;
    }
    int end = separator(trimmed);
    if (end < 0) {
      return null;
    }
    LocalDate day = date(trimmed.substring(0, end));
    Matcher zoned = ZONED.matcher(trimmed.substring(end + 1));
    if (day == null || !zoned.matches() || zoned.group(1).isBlank()) {
      return null;
    }
    LocalTime time = spaced(zoned.group(1)) ? null : time(zoned.group(1));
    return time == null ? null : zoned(LocalDateTime.of(day, time), zoned);
  }

  private static int separator(String text) {
    int space = text.indexOf(' ');
    int letter = text.indexOf('T');
    if (space < 0 || letter < 0) {
      return Math.max(space, letter);
    }
    return Math.min(space, letter);
  }

  private static boolean spaced(String text) {
    return !text.equals(text.trim());
  }

  private static @Nullable Object zoned(LocalDateTime time, Matcher matcher) {
    try {
      if (matcher.group(2) != null) {
        return time.atOffset(ZoneOffset.UTC);
      }
      if (matcher.group(3) != null) {
        return time.atOffset(offset(matcher));
      }
      return matcher.group(7) == null ? time : inRegion(time, ZoneId.of(matcher.group(7)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A wall-clock time that the region skips is refused: databases read it in two ways. */
  private static @Nullable Object inRegion(LocalDateTime time, ZoneId region) {
    ZoneOffsetTransition transition = region.getRules().getTransition(time);
    boolean skipped = transition != null && transition.isGap();
    return skipped ? null : time.atZone(region).toOffsetDateTime();
  }

  private static ZoneOffset offset(Matcher matcher) {
    int sign = "-".equals(matcher.group(3)) ? -1 : 1;
    return ZoneOffset.ofHoursMinutesSeconds(
        sign * number(matcher.group(4)),
        sign * number(matcher.group(5)),
        sign * number(matcher.group(6)));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Digits after the ninth are dropped, not rounded. */
  private static int nanos(@Nullable String fraction) {
    if (fraction == null) {
      return 0;
    }
    String digits = (fraction.substring(1) + "00000000").substring(0, 9);
    return Integer.parseInt(digits);
  }
}
