package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** What the driver of Xerial says of a type, which is what was declared. */
record SqliteFacts(LogicalType logical) implements TypeFacts {
  /** What it says where no length was declared. */
  private static final int LISTED_SIZE = 2_000_000_000;

  private static final long UNBOUNDED = 1_000_000_000;

  @Override
  public LogicalType type() {
    String name = name();
    return new LogicalType(
        logical.family(),
        logical.declared(),
        jdbcType(name),
        name,
        logical.precision(),
        logical.scale(),
        logical.ignoresCase());
  }

  /** Without what stands in parentheses. */
  private String name() {
    int parenthesis = logical.declared().indexOf('(');
    return parenthesis < 0
        ? logical.declared()
        : logical.declared().substring(0, parenthesis).strip();
  }

  private int jdbcType(String name) {
    return switch (logical.family()) {
      case EXACT -> exactType(name);
      case APPROXIMATE ->
          switch (name) {
            case "REAL" -> Types.REAL;
            case "FLOAT" -> Types.FLOAT;
            default -> Types.DOUBLE;
          };
      case BYTES -> name.equals("BINARY") ? Types.BINARY : Types.BLOB;
      default -> logical.jdbcType();
    };
  }

  private int exactType(String name) {
    return switch (name) {
      case "BOOLEAN", "BOOL" -> Types.BOOLEAN;
      case "TINYINT" -> Types.TINYINT;
      case "SMALLINT", "INT2" -> Types.SMALLINT;
      case "BIGINT", "INT8", "UNSIGNED BIG INT" -> Types.BIGINT;
      case "DECIMAL", "NUMERIC" -> logical.jdbcType();
      default -> Types.INTEGER;
    };
  }

  @Override
  public Class<?> objectClass() {
    return switch (logical.family()) {
      case TEXT, CHAR, UUID -> String.class;
      case EXACT -> isWhole() ? Long.class : BigDecimal.class;
      case BOOLEAN -> Boolean.class;
      case DATE -> java.sql.Date.class;
      case TIME -> java.sql.Time.class;
      case TIMESTAMP, ZONED_TIMESTAMP -> java.sql.Timestamp.class;
      case BYTES -> byte[].class;
      case APPROXIMATE -> Double.class;
    };
  }

  /** Whole numbers are of the smaller class where they fit it. */
  @Override
  public Class<?> objectClass(Object value) {
    boolean small =
        isWhole() && value instanceof BigDecimal number && number.longValue() == number.intValue();
    return small ? Integer.class : objectClass();
  }

  private boolean isWhole() {
    return logical.family() == Family.EXACT && logical.jdbcType() == Types.BIGINT;
  }

  private boolean hasLength() {
    boolean sized = logical.family() == Family.TEXT || logical.family() == Family.BYTES;
    return (sized && logical.precision() != UNBOUNDED)
        || (logical.family() == Family.EXACT && !isWhole());
  }

  @Override
  public int precision() {
    return hasLength() ? Math.toIntExact(logical.precision()) : 0;
  }

  @Override
  public int scale() {
    return logical.family() == Family.EXACT ? logical.scale() : 0;
  }

  @Override
  public Integer declaredScale() {
    return scale();
  }

  @Override
  public boolean signed() {
    return logical.family() == Family.EXACT || logical.family() == Family.APPROXIMATE;
  }

  @Override
  public int displaySize() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Integer radix() {
    return 10;
  }

  @Override
  public @Nullable Integer listedSize() {
    return hasLength() ? precision() : LISTED_SIZE;
  }

  @Override
  public @Nullable Integer octets() {
    return LISTED_SIZE;
  }
}
