package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.value.CellValue;
import dev.hushcell.internal.value.CopiedValue;
import dev.hushcell.internal.value.CopiedValue.Copy;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plain column of rows that are copied. Its values are given out again as those of a protected
 * column of the same type; of other types, and of values that are unusual, text and object are
 * kept.
 */
final class PlainColumn {
  private static final Map<String, Family> FAMILIES =
      Map.ofEntries(
          Map.entry("date", Family.DATE),
          Map.entry("time", Family.TIME),
          Map.entry("timestamp", Family.TIMESTAMP),
          Map.entry("datetime", Family.TIMESTAMP),
          Map.entry("timestamptz", Family.ZONED_TIMESTAMP),
          Map.entry("timestamp with time zone", Family.ZONED_TIMESTAMP),
          Map.entry("uuid", Family.UUID));

  private static final int LAST_YEAR = 9999;

  /** What no getter reads. */
  private static final Object NOTHING = new Object();

  private final int place;
  private final LogicalType type;
  private final RealDriver driver;
  private final ObjectWrapper wrapper;
  private boolean numbers = true; // until the driver says that a truth is none

  private PlainColumn(int place, LogicalType type, RealDriver driver, ObjectWrapper wrapper) {
    this.place = place;
    this.type = type;
    this.driver = driver;
    this.wrapper = wrapper;
  }

  static PlainColumn of(ResultSetMetaData columns, int place, ObjectWrapper wrapper)
      throws SQLException {
    String name = columns.getColumnTypeName(place);
    int jdbcType = columns.getColumnType(place);
    LogicalType type =
        new LogicalType(
            family(name.toLowerCase(Locale.ROOT), jdbcType),
            name,
            jdbcType,
            name,
            columns.getPrecision(place),
            columns.getScale(place),
            false);
    return new PlainColumn(place, type, wrapper.session().driver(), wrapper);
  }

  private static Family family(String name, int jdbcType) {
    Family named = FAMILIES.get(name);
    if (named != null) {
      return named;
    }
    return switch (jdbcType) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC ->
          Family.EXACT;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> Family.APPROXIMATE;
      case Types.BOOLEAN, Types.BIT -> Family.BOOLEAN;
      case Types.CHAR, Types.NCHAR -> Family.CHAR;
      case Types.BINARY, Types.VARBINARY -> Family.BYTES;
      default -> Family.TEXT;
    };
  }

  /** Returns the value in the current row of a result set, which need not be read for it again. */
  @Nullable Object copied(ResultSet row) throws SQLException {
    Object object = object(row);
    if (object instanceof String) {
      return type.isText() ? object : new Copy(object, row.getString(place), object);
    }
    String text = row.getString(place);
    if (object == null && text == null) {
      return null;
    }
    Object value = object == null ? null : canonical(object, row);
    boolean usual =
        object != null
            && value != null
            && driver.facts(type).objectClass(value) == object.getClass()
            && (value instanceof byte[]
                || value instanceof OffsetDateTime
                || driver.text(type, value).equals(text));
    if (usual) {
      return value;
    }
    Object number = object instanceof Boolean ? number(row) : null;
    return new Copy(
        object, text, value(number == null ? object : number, Objects.requireNonNull(text)));
  }

  /** One database has numbers for truths, which may be others than 0 and 1; null for none. */
  private @Nullable BigDecimal number(ResultSet row) {
    try {
      return numbers ? row.getBigDecimal(place) : null;
    } catch (SQLException e) {
      numbers = false;
      return null;
    }
  }

  private static boolean isTruth(@Nullable BigDecimal number) {
    return number == null || number.signum() == 0 || number.compareTo(BigDecimal.ONE) == 0;
  }

  /**
   * Some drivers make no object of a value; that failure is thrown when the object is asked for.
   */
  private @Nullable Object object(ResultSet row) throws SQLException {
    try {
      return wrapper.wrap(row.getObject(place));
    } catch (SQLException e) {
      return e;
    }
  }

  /** Returns it in the canonical type of the family of the column; null where it is none. */
  private @Nullable Object canonical(Object object, ResultSet row) throws SQLException {
    try {
      return known(object, row);
    } catch (SQLException | DateTimeException e) {
      return null; // such as the 30th of February, which one database keeps
    }
  }

  private @Nullable Object known(Object object, ResultSet row) throws SQLException {
    return switch (type.family()) {
      case DATE -> usual(row.getObject(place, LocalDate.class));
      case TIME -> row.getObject(place, LocalTime.class);
      case TIMESTAMP -> {
        LocalDateTime time = row.getObject(place, LocalDateTime.class);
        yield time == null || usual(time.toLocalDate()) == null ? null : time;
      }
      case ZONED_TIMESTAMP -> {
        OffsetDateTime time = row.getObject(place, OffsetDateTime.class);
        yield time == null || usual(time.toLocalDate()) == null ? null : time;
      }
      case EXACT -> number(object);
      case APPROXIMATE ->
          object instanceof Double || object instanceof Float
              ? ((Number) object).doubleValue()
              : null;
      case BOOLEAN -> object instanceof Boolean && isTruth(number(row)) ? object : null;
      case BYTES -> object instanceof byte[] ? object : null;
      case UUID -> object instanceof java.util.UUID ? object : null;
      case TEXT, CHAR -> null;
    };
  }

  /** Drivers have objects of their own for days that are none. */
  private static @Nullable LocalDate usual(@Nullable LocalDate date) {
    return date == null || date.getYear() <= 0 || date.getYear() > LAST_YEAR ? null : date;
  }

  private static @Nullable BigDecimal number(Object object) {
    if (object instanceof BigDecimal number) {
      return number;
    }
    if (object instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    boolean whole =
        object instanceof Long
            || object instanceof Integer
            || object instanceof Short
            || object instanceof Byte;
    return whole ? BigDecimal.valueOf(((Number) object).longValue()) : null;
  }

  /** Returns what its other getters read; of most types nothing that they could. */
  private static Object value(@Nullable Object object, String text) {
    if (object == null) {
      return text;
    }
    BigDecimal number = number(object);
    if (number != null) {
      return number;
    }
    boolean approximate = object instanceof Float || object instanceof Double;
    return approximate ? approximate(((Number) object).doubleValue(), text) : object;
  }

  /**
   * Money is no number to each of its driver's getters, and of a single precision they make another
   * one of double precision, as the server sent it.
   */
  private static Object approximate(double number, String text) {
    try {
      return Double.parseDouble(text) == number || Double.isNaN(number) ? number : NOTHING;
    } catch (NumberFormatException e) {
      return NOTHING;
    }
  }

  /** Gives a value out that was copied. */
  CellValue read(@Nullable Object copied) {
    String name = "result column " + place;
    return copied instanceof Copy copy
        ? new CopiedValue(name, type, copy, driver)
        : new CellValue(name, type, copied, driver);
  }
}
