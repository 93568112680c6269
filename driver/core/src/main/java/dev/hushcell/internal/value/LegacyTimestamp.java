package dev.hushcell.internal.value;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * A {@code java.sql.Timestamp}, or a {@code Date} with a calendar: an instant for some drivers
 * where the column keeps instants, else the date and time that it is in a zone.
 *
 * @param civil in the zone of the calendar given, else the default one: a {@link LocalDate}, {@link
 *     LocalDateTime} or {@link PreGregorianDate}
 * @param instant by its name, before the reform of the calendar in 1582; that of a date is where
 *     its day begins
 */
public record LegacyTimestamp(Object civil, OffsetDateTime instant) implements UnresolvedValue {
  @Override
  public Object by(RealDriver driver, LogicalType column) {
    if (column.family() == Family.ZONED_TIMESTAMP && driver.sendsInstants()) {
      return instant;
    }
    return civil instanceof PreGregorianDate historic ? historic.by(driver, column) : civil;
  }
}
