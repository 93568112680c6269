package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date or time of {@code java.sql} or {@code java.util}, seen in the zone of its calendar, else
 * the default one.
 *
 * @param civil what it is there: a {@link LocalDate}, {@link LocalTime}, {@link LegacyTimestamp} or
 *     {@link PreGregorianDate}
 * @param offset of the zone at that moment
 */
public record LegacyDateTime(Object civil, ZoneOffset offset) implements UnresolvedValue {
  @Override
  public @Nullable Object by(RealDriver driver, LogicalType column) throws SQLException {
    return civil instanceof UnresolvedValue given ? given.by(driver, column) : civil;
  }

  /** Returns the local date or time that a driver takes it for. */
  public Object local(RealDriver driver) {
    Object local = civil instanceof LegacyTimestamp stamp ? stamp.civil() : civil;
    return local instanceof PreGregorianDate historic ? historic.by(driver) : local;
  }
}
