package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Types;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** Values as another type of their family, as far as they stay what they are. */
final class TypeBounds {
  private static final int NANOS = 9;

  private TypeBounds() {}

  /** Returns the value, or refuses one that would be cut, be rounded or overflow. */
  static @Nullable Object within(@Nullable Object value, LogicalType type, Comparands comparands)
      throws SQLException {
    boolean stays =
        value instanceof String text
            ? text.length() <= type.precision()
            : value instanceof BigDecimal number
                ? isWithin(number, type)
                : !(value instanceof Temporal time)
                    || !time.isSupported(ChronoField.NANO_OF_SECOND)
                    || isWithin(time.get(ChronoField.NANO_OF_SECOND), type.scale());
    if (!stays) {
      throw comparands.unusual("a CAST to " + type.declared() + " would change a value");
    }
    return value;
  }

  private static boolean isWithin(int nanos, int decimals) {
    return BigDecimal.valueOf(nanos, NANOS).stripTrailingZeros().scale() <= decimals;
  }

  static boolean isWithin(BigDecimal number, LogicalType type) {
    BigDecimal shortest = number.stripTrailingZeros();
    return switch (type.jdbcType()) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          shortest.scale() <= 0 && isOfBits(shortest.toBigIntegerExact(), type.precision());
      default ->
          shortest.scale() <= type.scale()
              && shortest.precision() - shortest.scale() <= type.precision() - type.scale();
    };
  }

  private static boolean isOfBits(BigInteger number, long bits) {
    return number.bitLength() < bits;
  }
}
