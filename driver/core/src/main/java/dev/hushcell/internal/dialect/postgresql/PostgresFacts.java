package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the driver of PostgreSQL says of a type. */
record PostgresFacts(LogicalType type) implements TypeFacts {
  @Override
  public Class<?> objectClass() {
    return switch (type.family()) {
      case TEXT, CHAR -> String.class;
      case EXACT -> exactClass();
      case BOOLEAN -> Boolean.class;
      case DATE -> java.sql.Date.class;
      case TIME -> java.sql.Time.class;
      case TIMESTAMP, ZONED_TIMESTAMP -> java.sql.Timestamp.class;
      case UUID -> UUID.class;
      case BYTES -> byte[].class;
      case APPROXIMATE -> type.jdbcType() == Types.REAL ? Float.class : Double.class;
    };
  }

  private Class<?> exactClass() {
    return switch (type.jdbcType()) {
      case Types.SMALLINT, Types.INTEGER -> Integer.class;
      case Types.BIGINT -> Long.class;
      default -> java.math.BigDecimal.class;
    };
  }

  @Override
  public int precision() {
    return (int) Math.min(type.precision(), Integer.MAX_VALUE);
  }

  @Override
  public int scale() {
    return type.family() == Family.APPROXIMATE ? precision() : type.scale();
  }

  @Override
  public Integer declaredScale() {
    return scale();
  }

  @Override
  public boolean signed() {
    return type.family() == Family.EXACT || type.family() == Family.APPROXIMATE;
  }

  @Override
  public Boolean caseSensitive() {
    return switch (type.family()) {
      case TEXT, CHAR, BYTES, UUID -> true;
      case EXACT, BOOLEAN, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, APPROXIMATE -> false;
    };
  }

  @Override
  public int displaySize() {
    return switch (type.family()) {
      case TEXT, CHAR, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, UUID, BYTES, BOOLEAN -> precision();
      case APPROXIMATE -> type.jdbcType() == Types.REAL ? 15 : 25;
      case EXACT -> exactDisplaySize();
    };
  }

  private int exactDisplaySize() {
    return switch (type.jdbcType()) {
      case Types.SMALLINT -> 6;
      case Types.INTEGER -> 11;
      case Types.BIGINT -> 20;
      // A sign, and a point where there are digits behind one.
      default -> 1 + precision() + (type.scale() == 0 ? 0 : 1);
    };
  }

  @Override
  public Integer radix() {
    return 10;
  }

  @Override
  public @Nullable Integer octets() {
    return switch (type.family()) {
      case TEXT, CHAR, BYTES -> precision();
      default -> null;
    };
  }
}
