package dev.hushcell.internal.jdbc.value;

import dev.hushcell.policy.Family;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * A {@code java.sql.Timestamp}: an instant for some drivers where the column keeps instants, else
 * the date and time that it is in a zone.
 *
 * @param civil in the zone of the calendar given, else the default one: a {@link LocalDateTime} or
 *     {@link Historic}
 * @param instant by its name, before the reform of the calendar in 1582
 */
public record Stamp(Object civil, OffsetDateTime instant) implements Dated {
  @Override
  public Object by(RealDriver driver, Family family) {
    if (family == Family.ZONED_TIMESTAMP && driver.sendsInstants()) {
      return instant;
    }
    return civil instanceof Dated dated ? dated.by(driver, family) : civil;
  }
}
