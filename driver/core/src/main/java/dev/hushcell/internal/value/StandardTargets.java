package dev.hushcell.internal.value;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a standard driver does: the value is CAST to the type. */
record StandardTargets(RealDriver driver) implements TargetTypes {
  /** Beyond, a decimal has zeros behind its point, which would be written out. */
  private static final double EXACT_DOUBLES = 0x1p53;

  /** More digits than a number is written out with. */
  private static final int MOST_ZEROS = 1_000;

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

  @Override
  public @Nullable Object sent(Targeted bound, LogicalType column) throws SQLException {
    Object value = bound.value();
    int type = bound.type();
    return switch (type) {
      case Targeted.NO_TYPE, Types.OTHER -> value;
      case Types.CLOB, Types.NCLOB -> value instanceof String && column.isText() ? value : null;
      case Types.CHAR, Types.NCHAR -> withoutPadding(cast(value, type));
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> bytes(value);
      default -> cast(value, type);
    };
  }

  private @Nullable Object cast(Object value, int type) throws SQLException {
    Class<?> target = CLASSES.get(type);
    Object canonical = target == null ? null : canonical(value);
    if (target == null || canonical == null || target.isInstance(canonical)) {
      return canonical;
    }
    if (target == BigDecimal.class && canonical instanceof Double number) {
      return Math.abs(number) > EXACT_DOUBLES ? null : BigDecimal.valueOf(number);
    }
    if (target == String.class && canonical instanceof BigDecimal number) {
      return Math.abs((long) number.scale()) > MOST_ZEROS ? null : number.toPlainString();
    }
    LogicalType any = new LogicalType(Family.TEXT, "its value", type, "", 0, 0, false);
    return new CellValue("the parameter", any, canonical, driver).getObject(target);
  }

  private static @Nullable Object withoutPadding(@Nullable Object text) {
    return text instanceof String padded ? Texts.withoutPadding(padded) : text;
  }

  private static byte @Nullable [] bytes(Object value) {
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof UUID uuid) {
      return Bytes.ofUuid(uuid);
    }
    return value instanceof byte[] bytes ? bytes : null;
  }

  /** Returns the value in the canonical Java type of some family, or null when it has none. */
  private static @Nullable Object canonical(Object value) {
    Object known = BoundValue.normal(value);
    if (known instanceof Number && !Numbers.isBinary(known)) {
      return Numbers.exact(known);
    }
    return known instanceof OffsetTime ? null : known;
  }
}
