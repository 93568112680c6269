package dev.hushcell.internal.cell.value;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Dates with time, without zone. */
final class TimestampConversion implements Conversion {
  private final ColumnFaults faults;
  private final ValueRules rules;
  private final SecondFraction fraction;

  TimestampConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.rules = rules;
    this.fraction = new SecondFraction(column.type().scale(), rules);
  }

  @Override
  public Object assigned(Object bound) {
    Object value = parsed(BoundValue.normal(bound));
    if (value instanceof LocalDateTime time) {
      return fraction.rounded(time);
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (value instanceof OffsetDateTime time) {
      return fraction.rounded(LocalZone.ofSession(rules).local(time));
    }
    throw faults.badValue(bound);
  }

  @Override
  public @Nullable Object compared(Object bound) {
    Object value = parsed(BoundValue.normal(bound));
    LocalDateTime time;
    if (value instanceof LocalDateTime local) {
      time = local;
    } else if (value instanceof LocalDate date) {
      time = date.atStartOfDay();
    } else if (value instanceof OffsetDateTime zoned) {
      return local(zoned);
    } else {
      throw faults.notComparable(bound);
    }
    if (fraction.endsYears(time)) {
      throw faults.outOfRange();
    }
    LocalDateTime asBound = fraction.bound(time);
    return fraction.keeps(asBound) ? asBound : null;
  }

  /** A local time equals the instant that it is in the zone of the session. */
  private @Nullable LocalDateTime local(OffsetDateTime time) {
    LocalZone zone = LocalZone.ofSession(rules);
    if (!zone.isUnambiguous(time)) {
      throw faults.notComparable(time);
    }
    LocalDateTime exact = zone.local(time);
    boolean same = zone.offset(exact).isEqual(time);
    LocalDateTime local = fraction.bound(exact);
    return same && fraction.keeps(local) ? local : null;
  }

  private @Nullable Object parsed(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    Object time = DateTimeParser.timestamp(text);
    if (time == null) {
      throw faults.badText();
    }
    return time;
  }
}
