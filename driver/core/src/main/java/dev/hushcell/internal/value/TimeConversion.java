package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Times of day without zone. A time with an offset but no date is refused: what it means here would
 * depend on today's date.
 */
final class TimeConversion implements Conversion {
  private final ColumnFaults faults;
  private final ValueRules rules;
  private final SecondFraction fraction;

  TimeConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.rules = rules;
    this.fraction = new SecondFraction(column.type().scale(), rules);
  }

  @Override
  public Object assigned(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof LocalTime time) {
      return fraction.rounded(time);
    }
    if (value instanceof LocalDateTime time) {
      return fraction.rounded(fraction.bound(time).toLocalTime());
    }
    if (value instanceof OffsetDateTime time) {
      return fraction.rounded(local(time).toLocalTime());
    }
    if (value instanceof String text) {
      return fraction.rounded(parsed(text));
    }
    throw faults.badValue(bound);
  }

  @Override
  public @Nullable Object compared(Object bound) {
    Object value = BoundValue.normal(bound);
    LocalTime time;
    if (value instanceof LocalTime local) {
      time = local;
    } else if (value instanceof String text) {
      time = parsed(text);
    } else {
      throw faults.notComparable(bound);
    }
    LocalTime asBound = fraction.bound(time);
    if (!fraction.keeps(asBound) && rules.have(ValueQuirk.UNSURE_FRACTIONS)) {
      throw faults.notComparable(bound);
    }
    return fraction.keeps(asBound) ? asBound : null;
  }

  private LocalDateTime local(OffsetDateTime time) {
    return fraction.bound(LocalZone.ofSession(rules).local(time));
  }

  private LocalTime parsed(String text) {
    LocalTime time = DateTimeParser.time(text);
    if (time == null) {
      throw faults.badText();
    }
    return time;
  }
}
