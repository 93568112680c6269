package dev.hushcell.internal.cell.value;

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

  DateConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.rules = rules;
  }

  @Override
  public Object assigned(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof LocalDate date) {
      return date;
    }
    if (value instanceof LocalDateTime time) {
      return time.toLocalDate();
    }
    if (value instanceof OffsetDateTime time) {
      return LocalZone.ofJvm(rules).local(time).toLocalDate();
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
    if (value instanceof LocalDateTime time) {
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

  /** A date equals the instant at which it begins in the zone of the session. */
  private @Nullable LocalDate startOfDay(OffsetDateTime time) {
    LocalZone zone = LocalZone.ofJvm(rules);
    if (!zone.isUnambiguous(time)) {
      throw faults.notComparable(time);
    }
    LocalDateTime local = zone.local(time);
    boolean begins = local.toLocalTime().equals(LocalTime.MIDNIGHT);
    return begins && zone.offset(local).isEqual(time) ? local.toLocalDate() : null;
  }

  private LocalDate parsed(String text) {
    LocalDate date = DateTimeParser.date(text);
    if (date == null) {
      throw faults.badText();
    }
    return date;
  }
}
