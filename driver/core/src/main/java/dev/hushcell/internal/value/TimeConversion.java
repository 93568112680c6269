package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.model.ValueRules.Rounding;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times. A time with an offset but no date is refused: what it means here would depend on
 * today's date. Of one with zone, equality keeps only the instant: two are equal when they are the
 * same instant, so their cells must be, and what is read has offset zero.
 */
final class TimeConversion extends ColumnConversion {
  private final Family family;
  private final SecondFraction fraction;
  private final boolean instantOnly;

  TimeConversion(ProtectedColumn column, ValueRules rules) {
    super(column, rules);
    this.family = type.family();
    this.fraction = new SecondFraction(family == Family.DATE ? 0 : type.scale(), rules);
    this.instantOnly = column.search().isDeterministic() || rules.have(ValueQuirk.INSTANTS);
  }

  @Override
  @Nullable Object stored(Object bound) {
    Object value = read(bound);
    if (family == Family.ZONED_TIMESTAMP) {
      OffsetDateTime time = zoned(value);
      OffsetDateTime kept = time == null ? null : kept(time);
      return kept == null
          ? null
          : fraction.rounded(kept.toLocalDateTime()).atOffset(kept.getOffset());
    }
    Object local = value instanceof OffsetDateTime time ? zone().local(time) : value;
    if (local instanceof LocalTime time) {
      return family == Family.TIME ? fraction.rounded(time) : null;
    }
    if (local instanceof LocalDate date) {
      return family == Family.DATE ? date : family == Family.TIME ? null : date.atStartOfDay();
    }
    return local instanceof LocalDateTime time ? part(time) : null;
  }

  private Object part(LocalDateTime time) {
    if (family == Family.TIMESTAMP) {
      return fraction.rounded(time);
    }
    if (family == Family.TIME) {
      return fraction.rounded(fraction.bound(time).toLocalTime());
    }
    boolean rounds = rules.rounding() == Rounding.EARLY;
    return (rounds ? fraction.rounded(time) : fraction.bound(time)).toLocalDate();
  }

  @Override
  boolean isComparable(Object bound) {
    Object value = read(bound);
    return switch (family) {
      case TIME -> value instanceof LocalTime;
      case ZONED_TIMESTAMP -> zoned(value) != null;
      default ->
          value instanceof OffsetDateTime time
              ? zone().isUnambiguous(time)
              : value instanceof LocalDate || value instanceof LocalDateTime;
    };
  }

  @Override
  @Nullable Object equal(Object bound) {
    Object value = read(bound);
    if (value instanceof LocalTime time) {
      LocalTime asBound = fraction.bound(time);
      if (!fraction.keeps(asBound) && rules.rounding() == Rounding.EARLY) {
        throw faults.notComparable(bound);
      }
      return fraction.keeps(asBound) ? asBound : null;
    }
    if (family == Family.ZONED_TIMESTAMP) {
      OffsetDateTime time = parsed(zoned(value));
      OffsetDateTime asBound = fraction.bound(time.toLocalDateTime()).atOffset(time.getOffset());
      return fraction.keeps(asBound) ? kept(asBound) : null;
    }
    LocalDateTime exact = local(value);
    boolean same = !(value instanceof OffsetDateTime time) || zone().offset(exact).isEqual(time);
    LocalDateTime asBound = fraction.bound(exact);
    if (family == Family.TIMESTAMP) {
      if (fraction.endsYears(exact)) {
        throw faults.outOfRange();
      }
      return same && fraction.keeps(asBound) ? asBound : null;
    }
    boolean begins = asBound.toLocalTime().equals(LocalTime.MIDNIGHT);
    if (!begins && value instanceof LocalDateTime && rules.have(ValueQuirk.DATE_OR_TIMESTAMP)) {
      throw faults.notComparable(bound);
    }
    return same && begins ? asBound.toLocalDate() : null;
  }

  /** A local time equals the instant that it is in the zone of the session, a date its begin. */
  private LocalDateTime local(Object value) {
    if (value instanceof OffsetDateTime time) {
      return zone().local(time);
    }
    return value instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) value;
  }

  private OffsetDateTime kept(OffsetDateTime time) {
    return instantOnly ? time.withOffsetSameInstant(ZoneOffset.UTC) : time;
  }

  private @Nullable OffsetDateTime zoned(Object value) {
    boolean local = value instanceof LocalDate || value instanceof LocalDateTime;
    if (local) {
      return zone().offset(local(value));
    }
    return value instanceof OffsetDateTime time ? time : null;
  }

  private Object read(Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (family) {
      case DATE -> parsed(DateTimeParser.date(text));
      case TIME -> parsed(DateTimeParser.time(text));
      default -> parsed(DateTimeParser.timestamp(text));
    };
  }

  private LocalZone zone() {
    return LocalZone.ofSession(rules);
  }
}
