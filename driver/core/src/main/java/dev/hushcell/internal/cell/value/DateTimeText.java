package dev.hushcell.internal.cell.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Dates and times as SQL text. */
final class DateTimeText {
  private DateTimeText() {}

  static String of(LocalDate date) {
    StringBuilder out = new StringBuilder();
    int year = date.getYear();
    if (year < 0) {
      out.append('-');
    }
    digits(out, Math.abs(year), 4);
    out.append('-');
    digits(out, date.getMonthValue(), 2);
    out.append('-');
    digits(out, date.getDayOfMonth(), 2);
    return out.toString();
  }

  static String of(LocalTime time) {
    StringBuilder out = new StringBuilder();
    digits(out, time.getHour(), 2);
    out.append(':');
    digits(out, time.getMinute(), 2);
    out.append(':');
    digits(out, time.getSecond(), 2);
    int nanos = time.get(ChronoField.NANO_OF_SECOND);
    if (nanos != 0) {
      out.append('.');
      digits(out, nanos, 9);
      while (out.charAt(out.length() - 1) == '0') {
        out.setLength(out.length() - 1);
      }
    }
    return out.toString();
  }

  static String of(LocalDateTime time) {
    return of(time.toLocalDate()) + " " + of(time.toLocalTime());
  }

  /** Hours, then minutes and seconds only as far as they are not zero. */
  static String of(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    StringBuilder out = new StringBuilder(offset.getTotalSeconds() < 0 ? "-" : "+");
    digits(out, seconds / 3600, 2);
    if (seconds % 3600 != 0) {
      out.append(':');
      digits(out, seconds / 60 % 60, 2);
    }
    if (seconds % 60 != 0) {
      out.append(':');
      digits(out, seconds % 60, 2);
    }
    return out.toString();
  }

  private static void digits(StringBuilder out, int number, int width) {
    String digits = Integer.toString(number);
    out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
