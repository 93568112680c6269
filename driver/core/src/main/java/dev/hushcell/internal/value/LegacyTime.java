package dev.hushcell.internal.value;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * A date or time of {@code java.sql} or {@code java.util}: an instant, which drivers see in the
 * zone of its calendar, else the default one. Before the reform of the calendar in 1582 they take
 * it for one of two: the day of its instant, or the day that it is called.
 *
 * @param byInstant what it is there: a date, a time of day, or both
 * @param byName the same by its name
 * @param instant by its name, which some drivers send where the column keeps instants; that of a
 *     date with a calendar is where its day begins; null where there is none
 * @param offset of the zone at that moment
 */
public record LegacyTime(
    Temporal byInstant, Temporal byName, @Nullable OffsetDateTime instant, ZoneOffset offset)
    implements UnresolvedValue {
  @Override
  public Object by(RealDriver driver, LogicalType column) {
    boolean sent =
        column.family() == Family.ZONED_TIMESTAMP && driver.has(RealDriver.Habit.SENDS_INSTANTS);
    return sent && instant != null ? instant : local(driver);
  }

  /** Returns the local date or time that a driver takes it for. */
  public Temporal local(RealDriver driver) {
    return driver.has(RealDriver.Habit.DATES_BY_NAME) ? byName : byInstant;
  }
}
