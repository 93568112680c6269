package dev.hushcell.internal.jdbc.value;

import dev.hushcell.policy.LogicalType;

/** A driver that does what the SQL standard says of CAST. */
final class StandardDriver implements RealDriver {
  static final RealDriver INSTANCE = new StandardDriver();

  private final TargetTypes targets = new StandardTargets(this);

  private StandardDriver() {}

  @Override
  public TypeFacts facts(LogicalType type) {
    return new StandardFacts(type);
  }

  @Override
  public TargetTypes targets() {
    return targets;
  }

  @Override
  public String text(LogicalType type, Object value) {
    return Texts.of(value);
  }
}
