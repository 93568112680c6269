package dev.hushcell.internal.jdbc.value;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a standard driver says of a type. */
record StandardFacts(LogicalType type) implements TypeFacts {

  @Override
  public Class<?> objectClass() {
    return switch (type.family()) {
      case TEXT, CHAR -> String.class;
      case EXACT -> exactClass();
      case BOOLEAN -> Boolean.class;
      case DATE -> java.sql.Date.class;
      case TIME -> java.sql.Time.class;
      case TIMESTAMP -> java.sql.Timestamp.class;
      case ZONED_TIMESTAMP -> OffsetDateTime.class;
      case UUID -> UUID.class;
      case BYTES -> byte[].class;
      case APPROXIMATE -> single() ? Float.class : Double.class;
    };
  }

  /** FLOAT(1) to FLOAT(24) are reported as FLOAT but named, and kept, as REAL. */
  private boolean single() {
    return type.jdbcType() == Types.REAL || type.typeName().equals("REAL");
  }

  private Class<?> exactClass() {
    return switch (type.jdbcType()) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class;
      case Types.BIGINT -> Long.class;
      default -> BigDecimal.class;
    };
  }

  @Override
  public int precision() {
    return clamped(type.precision());
  }

  @Override
  public int scale() {
    return type.scale();
  }

  @Override
  public @Nullable Integer declaredScale() {
    return switch (type.family()) {
      case TIME, TIMESTAMP, ZONED_TIMESTAMP -> scale();
      default -> objectClass() == BigDecimal.class ? scale() : null;
    };
  }

  @Override
  public boolean signed() {
    return switch (type.family()) {
      case EXACT, APPROXIMATE -> true;
      default -> false;
    };
  }

  @Override
  public int displaySize() {
    return switch (type.family()) {
      case TEXT, CHAR, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> precision();
      case UUID -> 36;
      case BYTES -> clamped(type.precision() * 2);
      case BOOLEAN -> 5;
      case APPROXIMATE -> single() ? 15 : 24;
      case EXACT -> exactDisplaySize();
    };
  }

  private int exactDisplaySize() {
    return switch (type.jdbcType()) {
      case Types.TINYINT -> 4;
      case Types.SMALLINT -> 6;
      case Types.INTEGER -> 11;
      case Types.BIGINT -> 20;
      default -> precision() + 2;
    };
  }

  @Override
  public @Nullable Integer radix() {
    return switch (type.family()) {
      case APPROXIMATE -> 2;
      case EXACT -> exactClass() == BigDecimal.class ? 10 : 2;
      default -> null;
    };
  }

  private static int clamped(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
