package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the driver of SQL Server says of a type. A value with an offset is given out as {@link
 * OffsetDateTime}, not in a class of the driver, which is not on our class path.
 */
record SqlServerFacts(LogicalType type) implements TypeFacts {
  private static final int BYTES_OF_UNIT = 2;
  private static final int DIGITS_OF_REAL = 7;
  private static final int DIGITS_OF_FLOAT = 15;

  @Override
  public Class<?> objectClass() {
    if (type.family() == Family.UUID) {
      return String.class;
    }
    return type.jdbcType() == Types.SMALLINT ? Short.class : TypeFacts.super.objectClass();
  }

  private boolean isReal() {
    return type.jdbcType() == Types.REAL;
  }

  private boolean isUnicode() {
    return type.jdbcType() == Types.NVARCHAR || type.jdbcType() == Types.NCHAR;
  }

  /** MAX has no number; the most that there could be is told. */
  private int length() {
    boolean max = type.precision() == SqlServerTypeNames.UNBOUNDED;
    int most = isUnicode() ? Integer.MAX_VALUE / BYTES_OF_UNIT : Integer.MAX_VALUE;
    return max ? most : Math.toIntExact(type.precision());
  }

  @Override
  public int precision() {
    return switch (type.family()) {
      case APPROXIMATE -> isReal() ? DIGITS_OF_REAL : DIGITS_OF_FLOAT;
      default -> length();
    };
  }

  @Override
  public int displaySize() {
    return switch (type.family()) {
      case APPROXIMATE -> isReal() ? 13 : 22;
      case BYTES -> (int) Math.min(BYTES_OF_UNIT * (long) length(), Integer.MAX_VALUE);
      case EXACT -> exactDisplaySize();
      default -> length();
    };
  }

  @Override
  public @Nullable Integer radix() {
    return switch (type.family()) {
      case APPROXIMATE -> 2;
      case EXACT -> 10;
      default -> null;
    };
  }

  /** In lists approximate numbers are measured in binary digits. */
  @Override
  public Integer listedSize() {
    return length();
  }

  @Override
  public @Nullable Integer listedScale() {
    return type.family() == Family.EXACT ? Integer.valueOf(scale()) : declaredScale();
  }

  @Override
  public @Nullable Integer octets() {
    return switch (type.family()) {
      case TEXT, CHAR ->
          (int) Math.min((isUnicode() ? BYTES_OF_UNIT : 1) * (long) length(), Integer.MAX_VALUE);
      case BYTES -> length();
      default -> null;
    };
  }
}
