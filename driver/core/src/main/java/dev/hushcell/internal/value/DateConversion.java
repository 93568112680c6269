package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Dates without time. */
final class DateConversion implements Conversion {
  private final ColumnFaults faults;
  private final ValueRules rules;
  private final SecondFraction fraction;

  DateConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.rules = rules;
    this.fraction = new SecondFraction(0, rules);
  }

  @Override
  public Object assigned(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalDateTime time) {
      return day(time);
    }
    if (value instanceof OffsetDateTime time) {
      return day(LocalZone.ofSession(rules).local(time));
    }
    if (value instanceof String text) {
      return parsed(text);
    }
    throw faults.badValue(bound);
  }

  @Override
  public @Nullable Object compared(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalDateTime given) {
      LocalDateTime time = fraction.bound(given);
      boolean begins = time.toLocalTime().equals(LocalTime.MIDNIGHT);
      if (!begins && rules.have(ValueQuirk.DATE_OR_TIMESTAMP)) {
        throw faults.notComparable(bound);
      }
      return begins ? time.toLocalDate() : null;
    }
    if (value instanceof OffsetDateTime time) {
      return startOfDay(time);
    }
    if (value instanceof String text) {
      return parsed(text);
    }
    throw faults.notComparable(bound);
  }

  private LocalDate day(LocalDateTime time) {
    boolean rounds = rules.have(ValueQuirk.ROUNDED_DATES);
    return (rounds ? fraction.rounded(time) : fraction.bound(time)).toLocalDate();
  }

  /** A date equals the instant at which it begins in the zone of the session. */
  private @Nullable LocalDate startOfDay(OffsetDateTime time) {
    LocalZone zone = LocalZone.ofSession(rules);
    if (!zone.isUnambiguous(time)) {
      throw faults.notComparable(time);
    }
    LocalDateTime exact = zone.local(time);
    boolean same = zone.offset(exact).isEqual(time);
    LocalDateTime local = fraction.bound(exact);
    boolean begins = local.toLocalTime().equals(LocalTime.MIDNIGHT);
    return begins && same ? local.toLocalDate() : null;
  }

  private LocalDate parsed(String text) {
    LocalDate date = DateTimeParser.date(text);
    if (date == null) {
      throw faults.badText();
    }
    return date;
  }
}
