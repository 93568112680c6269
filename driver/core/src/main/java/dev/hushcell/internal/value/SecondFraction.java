package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.model.ValueRules.Rounding;
import dev.hushcell.internal.model.ValueRules.Sending;
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
  private static final int HUNDRED = 100;
  private static final int LAST_YEAR = 9999;
  private static final LocalDateTime YEAR_2000 = LocalDateTime.of(2000, 1, 1, 0, 0);

  /**
   * Rounds half up what is bound; the last moment of a day does not become the next day.
   *
   * @throws java.time.DateTimeException when it becomes 24:00
   */
  LocalTime rounded(LocalTime given) {
    LocalTime time = bound(given);
    int nanos = roundedNanos(time.get(ChronoField.NANO_OF_SECOND), false);
    if (nanos < SECOND) {
      return time.withNano(nanos);
    }
    LocalTime next = time.withNano(0).plusSeconds(1);
    if (!next.equals(LocalTime.MIDNIGHT)) {
      return next;
    }
    if (rules.have(ValueQuirk.NARROW)) {
      throw new DateTimeException("24:00");
    }
    return time.withNano(SECOND - unit());
  }

  /**
   * Rounds half up what is bound, with carry into the date.
   *
   * @throws java.time.DateTimeException when the result is after the last year
   */
  LocalDateTime rounded(LocalDateTime given) {
    LocalDateTime time = bound(given);
    boolean halfDown = rules.rounding() == Rounding.FARTHER_FROM_2000 && time.isBefore(YEAR_2000);
    return withNanos(time, roundedNanos(time.get(ChronoField.NANO_OF_SECOND), halfDown));
  }

  /** Tells whether a moment is bound as one after the last year, which the database may refuse. */
  boolean endsYears(LocalDateTime time) {
    return rules.rounding() == Rounding.EARLY && bound(time).getYear() > LAST_YEAR;
  }

  LocalDateTime bound(LocalDateTime time) {
    int nanos = time.get(ChronoField.NANO_OF_SECOND);
    LocalDateTime bound = withNanos(time, boundNanos(nanos));
    boolean last = rules.sending() == Sending.SEVEN_DIGITS && bound.getYear() > LAST_YEAR;
    return last && time.getYear() <= LAST_YEAR ? time.withNano(SECOND - HUNDRED) : bound;
  }

  /**
   * Returns a time of day as it is bound.
   *
   * @throws java.time.DateTimeException when it becomes 24:00
   */
  LocalTime bound(LocalTime time) {
    LocalDateTime bound = bound(LocalDate.EPOCH.atTime(time));
    if (bound.toLocalDate().equals(LocalDate.EPOCH)) {
      return bound.toLocalTime();
    }
    return switch (rules.sending()) {
      case SEVEN_DIGITS -> time.withNano(SECOND - HUNDRED);
      case DAY_AGAIN -> bound.toLocalTime();
      case NANOSECONDS, MICROSECONDS, CUT_MICROSECONDS -> throw new DateTimeException("24:00");
    };
  }

  /** Tells whether the time is kept as it is. */
  boolean keeps(TemporalAccessor time) {
    return time.get(ChronoField.NANO_OF_SECOND) % unit() == 0;
  }

  private static LocalDateTime withNanos(LocalDateTime time, int nanos) {
    return nanos < SECOND ? time.withNano(nanos) : time.withNano(0).plusSeconds(1);
  }

  private int boundNanos(int nanos) {
    return rules.have(ValueQuirk.KEPT_AS_GIVEN)
        ? nanos / unit() * unit() // nothing but how it is bound takes digits off
        : rules.sending().sent(nanos);
  }

  private int roundedNanos(int nanos, boolean halfDown) {
    int unit = unit();
    int half = unit / 2 - (halfDown && unit > MICRO ? 1 : 0);
    int added = rules.rounding() == Rounding.CUT ? 0 : half;
    return (nanos + added) / unit * unit;
  }

  private int unit() {
    int unit = SECOND;
    for (int i = 0; i < digits; i++) {
      unit /= 10;
    }
    return unit;
  }
}
