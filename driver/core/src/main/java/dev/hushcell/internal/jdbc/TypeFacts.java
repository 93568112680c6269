package dev.hushcell.internal.jdbc;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What JDBC metadata says of a logical type, as the plain driver would. */
record TypeFacts(LogicalType type) {

  /** Returns the class of what {@code getObject} returns. */
  Class<?> objectClass() {
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
      case APPROXIMATE -> type.jdbcType() == Types.REAL ? Float.class : Double.class;
    };
  }

  private Class<?> exactClass() {
    return switch (type.jdbcType()) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class;
      case Types.BIGINT -> Long.class;
      default -> BigDecimal.class;
    };
  }

  int precision() {
    return clamped(type.precision());
  }

  int scale() {
    return type.scale();
  }

  boolean signed() {
    return switch (type.family()) {
      case EXACT, APPROXIMATE -> true;
      default -> false;
    };
  }

  /** Returns the widest text of a value. */
  int displaySize() {
    return switch (type.family()) {
      case TEXT, CHAR, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, UUID -> precision();
      case BYTES -> clamped(type.precision() * 2);
      case BOOLEAN -> 5;
      case APPROXIMATE -> type.jdbcType() == Types.REAL ? 15 : 24;
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

  private static int clamped(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
