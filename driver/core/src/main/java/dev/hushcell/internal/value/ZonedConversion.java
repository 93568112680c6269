package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Dates with time and offset. Equality keeps only the instant: two times are equal when they are
 * the same instant, so their cells must be, and what is read has offset zero.
 */
final class ZonedConversion implements Conversion {
  private final ColumnFaults faults;
  private final ValueRules rules;
  private final SecondFraction fraction;
  private final boolean instantOnly;

  ZonedConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.fraction = new SecondFraction(column.type().scale(), rules);
    this.instantOnly = column.search().hasEqualCells() || rules.have(ValueQuirk.INSTANTS);
    this.rules = rules;
  }

  @Override
  public Object assigned(Object bound) {
    OffsetDateTime time = zoned(bound);
    if (time == null) {
      throw faults.badValue(bound);
    }
    OffsetDateTime seen = kept(time);
    return fraction.rounded(seen.toLocalDateTime()).atOffset(seen.getOffset());
  }

  @Override
  public @Nullable Object compared(Object bound) {
    OffsetDateTime time = zoned(bound);
    if (time == null) {
      throw faults.notComparable(bound);
    }
    OffsetDateTime asBound = fraction.bound(time.toLocalDateTime()).atOffset(time.getOffset());
    return fraction.keeps(asBound) ? kept(asBound) : null;
  }

  private OffsetDateTime kept(OffsetDateTime time) {
    return instantOnly ? time.withOffsetSameInstant(ZoneOffset.UTC) : time;
  }

  private @Nullable OffsetDateTime zoned(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof String text) {
      value = DateTimeParser.timestamp(text);
      if (value == null) {
        throw faults.badText();
      }
    }
    if (value instanceof LocalDate date) {
      return LocalZone.ofSession(rules).offset(date.atStartOfDay());
    }
    if (value instanceof LocalDateTime time) {
      return LocalZone.ofSession(rules).offset(time);
    }
    return value instanceof OffsetDateTime time ? time : null;
  }
}
