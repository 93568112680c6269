package dev.hushcell.internal.value;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values beside the type that is theirs anyway: no driver makes anything else of them. */
final class NaturalTargets implements TargetTypes {
  static final TargetTypes INSTANCE = new NaturalTargets();

  private NaturalTargets() {}

  @Override
  public @Nullable Object sent(Targeted bound, LogicalType column) {
    boolean natural =
        bound.type() == Targeted.NO_TYPE
            || (bound.scale() == Targeted.NO_SCALE && isNatural(bound.value(), bound.type()));
    return natural ? bound.value() : null;
  }

  private static boolean isNatural(Object value, int type) {
    return switch (type) {
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> value instanceof String;
      case Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR -> value instanceof String;
      case Types.TINYINT -> value instanceof Byte;
      case Types.SMALLINT -> value instanceof Byte || value instanceof Short;
      case Types.INTEGER -> isInteger(value);
      case Types.BIGINT -> isInteger(value) || value instanceof Long;
      case Types.DECIMAL, Types.NUMERIC -> isExact(value);
      case Types.REAL -> value instanceof Float;
      case Types.FLOAT, Types.DOUBLE -> value instanceof Double;
      case Types.BIT, Types.BOOLEAN -> value instanceof Boolean;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> value instanceof byte[];
      case Types.OTHER -> value instanceof UUID;
      default -> isNaturalTime(value, type);
    };
  }

  private static boolean isNaturalTime(Object value, int type) {
    return switch (type) {
      case Types.DATE -> value instanceof Date || value instanceof LocalDate;
      case Types.TIME -> value instanceof Time || value instanceof LocalTime;
      case Types.TIMESTAMP -> value instanceof Timestamp || value instanceof LocalDateTime;
      case Types.TIMESTAMP_WITH_TIMEZONE -> value instanceof OffsetDateTime;
      default -> false;
    };
  }

  private static boolean isInteger(Object value) {
    return value instanceof Byte || value instanceof Short || value instanceof Integer;
  }

  private static boolean isExact(Object value) {
    return isInteger(value)
        || value instanceof Long
        || value instanceof BigInteger
        || value instanceof BigDecimal;
  }
}
