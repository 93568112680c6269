package dev.hushcell.internal.cell.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Fractional seconds at the precision of a column. */
record SecondFraction(int digits, ValueRules rules) {
  private static final int SECOND = 1_000_000_000;
  private static final int MICRO = 1_000;
  private static final LocalDateTime YEAR_2000 = LocalDateTime.of(2000, 1, 1, 0, 0);

  /**
   * Rounds half up; the last moment of a day does not become the next day.
   *
   * @throws java.time.DateTimeException when it becomes 24:00
   */
  LocalTime rounded(LocalTime time) {
    int nanos = roundedNanos(time.get(ChronoField.NANO_OF_SECOND), false);
    if (nanos < SECOND) {
      return time.withNano(nanos);
    }
    if (rules.have(ValueQuirk.DAY_END)
        && time.getHour() == 23
        && time.getMinute() == 59
        && time.getSecond() == 59) {
      throw new DateTimeException("24:00");
    }
    LocalTime next = time.withNano(0).plusSeconds(1);
    return next.equals(LocalTime.MIDNIGHT) ? time.withNano(SECOND - unit()) : next;
  }

  /**
   * Rounds half up, with carry into the date.
   *
   * @throws java.time.DateTimeException when the result is after the last year
   */
  LocalDateTime rounded(LocalDateTime time) {
    boolean halfDown = rules.have(ValueQuirk.FARTHER_FROM_2000) && time.isBefore(YEAR_2000);
    int nanos = roundedNanos(time.get(ChronoField.NANO_OF_SECOND), halfDown);
    return nanos < SECOND ? time.withNano(nanos) : time.withNano(0).plusSeconds(1);
  }

  /** Returns a time to be compared as it is bound. */
  LocalDateTime bound(LocalDateTime time) {
    int nanos = boundNanos(time.get(ChronoField.NANO_OF_SECOND));
    return nanos < SECOND ? time.withNano(nanos) : time.withNano(0).plusSeconds(1);
  }

  /**
   * Returns a time of day to be compared as it is bound.
   *
   * @throws java.time.DateTimeException when it becomes 24:00
   */
  LocalTime bound(LocalTime time) {
    LocalDateTime bound = bound(LocalDate.EPOCH.atTime(time));
    if (!bound.toLocalDate().equals(LocalDate.EPOCH)) {
      throw new DateTimeException("24:00");
    }
    return bound.toLocalTime();
  }

  private int boundNanos(int nanos) {
    if (rules.have(ValueQuirk.CUT_MICROSECONDS)) {
      return nanos / MICRO * MICRO;
    }
    return rules.have(ValueQuirk.MICROSECONDS) ? (nanos + MICRO / 2) / MICRO * MICRO : nanos;
  }

  /** Tells whether the time is kept as it is. */
  boolean keeps(TemporalAccessor time) {
    return time.get(ChronoField.NANO_OF_SECOND) % unit() == 0;
  }

  private int roundedNanos(int nanos, boolean halfDown) {
    int unit = unit();
    int half = unit / 2 - (halfDown && unit > MICRO ? 1 : 0);
    int added = rules.have(ValueQuirk.CUT_FRACTIONS) ? 0 : half;
    return (boundNanos(nanos) + added) / unit * unit;
  }

  private int unit() {
    int unit = SECOND;
    for (int i = 0; i < digits; i++) {
      unit /= 10;
    }
    return unit;
  }
}
