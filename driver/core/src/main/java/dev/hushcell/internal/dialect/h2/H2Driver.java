package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.value.Content;
import dev.hushcell.internal.value.Reading;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.internal.value.TargetTypes;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.LogicalType;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the driver of H2 does: what the standard says, and it streams large objects. */
final class H2Driver implements RealDriver {
  private static final RealDriver STANDARD = RealDriver.standard();
  private static final TargetTypes TARGETS = new H2Targets();

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
    return TARGETS;
  }

  /** Bytes in a column of text are read as UTF-8, with a mark for what is none. */
  @Override
  public @Nullable Object stored(Object given, LogicalType column, Writing session)
      throws SQLException {
    Object value = RealDriver.super.stored(given, column, session);
    boolean read = value instanceof byte[] && column.isText() && !(given instanceof Content);
    return read ? new String((byte[]) value, StandardCharsets.UTF_8) : value;
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
