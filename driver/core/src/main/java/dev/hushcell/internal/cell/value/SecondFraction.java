package dev.hushcell.internal.cell.value;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Fractional seconds at the precision of a column. */
record SecondFraction(int digits) {
  private static final int SECOND = 1_000_000_000;

  /** Rounds half up; the last moment of a day does not become the next day. */
  LocalTime rounded(LocalTime time) {
    int nanos = roundedNanos(time.get(ChronoField.NANO_OF_SECOND));
    if (nanos < SECOND) {
      return time.withNano(nanos);
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
    int nanos = roundedNanos(time.get(ChronoField.NANO_OF_SECOND));
    return nanos < SECOND ? time.withNano(nanos) : time.withNano(0).plusSeconds(1);
  }

  /** Tells whether the time is kept as it is. */
  boolean keeps(TemporalAccessor time) {
    return time.get(ChronoField.NANO_OF_SECOND) % unit() == 0;
  }

  private int roundedNanos(int nanos) {
    int unit = unit();
    return (nanos + unit / 2) / unit * unit;
  }

  private int unit() {
    int unit = SECOND;
    for (int i = 0; i < digits; i++) {
      unit /= 10;
    }
    return unit;
  }
}
