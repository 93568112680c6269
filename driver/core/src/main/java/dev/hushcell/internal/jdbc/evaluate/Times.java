package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.evaluate.PlainLiteral;
import dev.hushcell.policy.Family;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What routines make of dates and times, by the calendar of SQL. */
record Times(Comparands comparands) {
  private static final int MICROS_IN_SECOND = 1_000_000;
  private static final int MICRO_DECIMALS = 6;
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  Object of(Routine routine, Temporal time, List<@Nullable Object> arguments) throws SQLException {
    OptionalInt part = routine.part(time);
    boolean dated = time.isSupported(ChronoField.YEAR);
    int year = dated ? time.get(ChronoField.YEAR) : FIRST_YEAR;
    if (year < FIRST_YEAR || (routine.formats() && year > LAST_YEAR)) {
      throw comparands.unusual(
          "a date is before the year 1, or written with a year of five digits");
    }
    if (part.isPresent()) {
      return BigDecimal.valueOf(part.getAsInt());
    }
    return switch (routine) {
      case SECOND_AND_FRACTION ->
          BigDecimal.valueOf(
              time.getLong(ChronoField.MICRO_OF_DAY) % (60L * MICROS_IN_SECOND), MICRO_DECIMALS);
      case DATE_OF -> ((LocalDateTime) time).toLocalDate();
      case TIME_OF -> ((LocalDateTime) time).toLocalTime();
      case BEGINNING -> ((LocalDate) time).atStartOfDay();
      case TRUNCATE -> truncated((LocalDateTime) time, word(arguments));
      case FORMAT, FORMAT_TIME -> formatted((LocalDateTime) time, word(arguments));
      default -> throw new IllegalStateException(routine.name());
    };
  }

  private static String word(List<@Nullable Object> arguments) {
    return (String) Objects.requireNonNull(arguments.get(1));
  }

  private static String formatted(LocalDateTime time, String format) {
    return DateTimeFormatter.ofPattern(format, Locale.ROOT).format(time);
  }

  /** A text with a fraction of a second is rounded in ways of its own. */
  String ofText(String text, String format) throws SQLException {
    return PlainLiteral.time(text, Family.TIMESTAMP)
        .filter(any -> text.indexOf('.') < 0)
        .map(each -> formatted((LocalDateTime) each, format))
        .orElseThrow(
            () -> comparands.unusual("a text is taken for a date that is written otherwise"));
  }

  private static LocalDateTime truncated(LocalDateTime time, String unit) {
    LocalDate day = time.toLocalDate();
    return switch (unit) {
      case "year" -> day.withDayOfYear(1).atStartOfDay();
      case "quarter" -> day.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay();
      case "month" -> day.withDayOfMonth(1).atStartOfDay();
      case "week" -> day.with(DayOfWeek.MONDAY).atStartOfDay();
      case "day" -> day.atStartOfDay();
      case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
      case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
      default -> throw new IllegalStateException(unit);
    };
  }
}
