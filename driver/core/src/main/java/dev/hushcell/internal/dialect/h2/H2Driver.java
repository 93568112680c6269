package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.jdbc.value.Reading;
import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.jdbc.value.TargetTypes;
import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.policy.LogicalType;
import java.math.RoundingMode;

/** What the driver of H2 does: what the standard says, and it streams large objects. */
final class H2Driver implements RealDriver {
  private static final RealDriver STANDARD = RealDriver.standard();

  @Override
  public TypeFacts facts(LogicalType type) {
    return STANDARD.facts(type);
  }

  @Override
  public String text(LogicalType type, Object value) {
    return STANDARD.text(type, value);
  }

  @Override
  public boolean reads(LogicalType type, Reading way) {
    return STANDARD.reads(type, way);
  }

  @Override
  public TargetTypes targets() {
    return STANDARD.targets();
  }

  @Override
  public RoundingMode rounding() {
    return STANDARD.rounding();
  }

  @Override
  public boolean streams(LogicalType type) {
    return LargeValues.isObject(type);
  }
}
