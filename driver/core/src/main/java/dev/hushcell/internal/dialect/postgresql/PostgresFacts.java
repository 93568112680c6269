package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the driver of PostgreSQL says of a type. */
record PostgresFacts(LogicalType type) implements TypeFacts {
  @Override
  public Class<?> objectClass() {
    return type.family() == Family.ZONED_TIMESTAMP
        ? java.sql.Timestamp.class
        : TypeFacts.super.objectClass();
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

  /** A point only where there are digits behind one. */
  @Override
  public int exactDisplaySize() {
    boolean whole = objectClass() == BigDecimal.class && type.scale() == 0;
    return whole ? precision() + 1 : TypeFacts.super.exactDisplaySize();
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
