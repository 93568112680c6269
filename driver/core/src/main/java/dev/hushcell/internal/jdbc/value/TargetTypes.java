package dev.hushcell.internal.jdbc.value;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The target type of {@code setObject}: the value becomes one of that type, then a cell. */
final class TargetTypes {
  private static final Map<Integer, Class<?>> CLASSES =
      Map.ofEntries(
          Map.entry(Types.BIT, Boolean.class),
          Map.entry(Types.BOOLEAN, Boolean.class),
          Map.entry(Types.TINYINT, Byte.class),
          Map.entry(Types.SMALLINT, Short.class),
          Map.entry(Types.INTEGER, Integer.class),
          Map.entry(Types.BIGINT, Long.class),
          Map.entry(Types.NUMERIC, BigDecimal.class),
          Map.entry(Types.DECIMAL, BigDecimal.class),
          Map.entry(Types.REAL, Float.class),
          Map.entry(Types.FLOAT, Double.class),
          Map.entry(Types.DOUBLE, Double.class),
          Map.entry(Types.CHAR, String.class),
          Map.entry(Types.VARCHAR, String.class),
          Map.entry(Types.LONGVARCHAR, String.class),
          Map.entry(Types.NCHAR, String.class),
          Map.entry(Types.NVARCHAR, String.class),
          Map.entry(Types.LONGNVARCHAR, String.class),
          Map.entry(Types.DATE, LocalDate.class),
          Map.entry(Types.TIME, LocalTime.class),
          Map.entry(Types.TIMESTAMP, LocalDateTime.class),
          Map.entry(Types.TIMESTAMP_WITH_TIMEZONE, OffsetDateTime.class));

  private TargetTypes() {}

  /** Returns the value as one of the JDBC type; as it is for types not listed here. */
  static @Nullable Object convert(@Nullable Object value, int jdbcType) throws SQLException {
    Class<?> target = CLASSES.get(jdbcType);
    if (value == null || target == null || target.isInstance(value)) {
      return value;
    }
    LogicalType any = new LogicalType(Family.TEXT, "its value", jdbcType, "", 0, 0, false);
    return new CellValue("the parameter", any, canonical(value)).getObject(target);
  }

  private static Object canonical(Object value) {
    if (value instanceof Float || value instanceof Double || value instanceof BigDecimal) {
      return value;
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    }
    return value instanceof Character letter ? letter.toString() : value;
  }
}
