package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
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
    boolean decimal = type.jdbcType() == Types.DECIMAL || type.jdbcType() == Types.NUMERIC;
    return decimal && value instanceof BigDecimal number ? number.setScale(type.scale()) : value;
  }

  private static boolean isWithin(int nanos, int decimals) {
    return BigDecimal.valueOf(nanos, NANOS).stripTrailingZeros().scale() <= decimals;
  }

  static boolean isWithin(BigDecimal number, LogicalType type) {
    BigDecimal shortest = number.stripTrailingZeros();
    return switch (type.jdbcType()) {
      case Types.TINYINT -> isWhole(shortest, Byte.SIZE);
      case Types.SMALLINT -> isWhole(shortest, Short.SIZE);
      case Types.INTEGER -> isWhole(shortest, Integer.SIZE);
      case Types.BIGINT -> isWhole(shortest, Long.SIZE);
      default ->
          shortest.scale() <= type.scale()
              && shortest.precision() - shortest.scale() <= type.precision() - type.scale();
    };
  }

  private static boolean isWhole(BigDecimal shortest, int bits) {
    return shortest.scale() <= 0 && shortest.toBigIntegerExact().bitLength() < bits;
  }
}
