package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.jdbc.value.TargetTypes;
import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.policy.LogicalType;
import java.math.RoundingMode;
import java.time.LocalDate;

/** What the driver of PostgreSQL does. */
final class PostgresDriver implements RealDriver {
  private static final TargetTypes TARGETS = new PostgresTargets();

  @Override
  public TypeFacts facts(LogicalType type) {
    return new PostgresFacts(type);
  }

  @Override
  public TargetTypes targets() {
    return TARGETS;
  }

  @Override
  public String text(LogicalType type, Object value) {
    return PostgresText.of(value);
  }

  @Override
  public RoundingMode rounding() {
    return RoundingMode.DOWN;
  }

  @Override
  public boolean takesDatesByName() {
    return true;
  }

  @Override
  public boolean sendsInstants() {
    return true;
  }

  @Override
  public boolean takesLaterInstant() {
    return true;
  }

  @Override
  public LocalDate dayOfTimes() {
    return LocalDate.EPOCH;
  }
}
