package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.Calendar;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An opened cell, read as the Java type that the application asks for: one method per getter of
 * {@code ResultSet}, called by the generated code with all arguments but the column.
 */
final class CellValue {
  private final ProtectedColumn column;
  private final @Nullable Object value;

  /** Takes a value in the canonical Java type of the column's family, or null. */
  CellValue(ProtectedColumn column, @Nullable Object value) {
    this.column = column;
    this.value =
        value instanceof Double number && column.type().jdbcType() == Types.REAL
            ? (Object) number.floatValue()
            : value;
  }

  private interface Reading<T> {
    T of(Object value);
  }

  private <T> @Nullable T read(String asType, Reading<T> reading) throws SQLException {
    return value == null ? null : read(value, asType, reading);
  }

  private <T> T read(Object found, String asType, Reading<T> reading) throws SQLException {
    try {
      return reading.of(found);
    } catch (ArithmeticException e) {
      throw SqlErrors.of(
          failed(JdbcFault.OUT_OF_RANGE, "holds a number out of range for " + asType));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw SqlErrors.of(failed(JdbcFault.NOT_CONVERTIBLE, "holds a value that is no " + asType));
    }
  }

  private Fault failed(JdbcFault code, String what) {
    return code.fault(
        column.name().shortForm()
            + " of type "
            + column.type().declared()
            + " "
            + what
            + "; read it with getString or getObject");
  }

  private long whole(String asType, int bytes) throws SQLException {
    return value == null ? 0 : read(value, asType, found -> Numbers.whole(found, bytes));
  }

  @Nullable String getString() throws SQLException {
    return read("text", Texts::of);
  }

  @Nullable String getNString() throws SQLException {
    return getString();
  }

  boolean getBoolean() throws SQLException {
    return value != null && read(value, "boolean", Numbers::truth);
  }

  byte getByte() throws SQLException {
    return (byte) whole("byte", Byte.BYTES);
  }

  short getShort() throws SQLException {
    return (short) whole("short", Short.BYTES);
  }

  int getInt() throws SQLException {
    return (int) whole("int", Integer.BYTES);
  }

  long getLong() throws SQLException {
    return whole("long", Long.BYTES);
  }

  float getFloat() throws SQLException {
    return value == null ? 0 : read(value, "float", Numbers::approximateSingle);
  }

  double getDouble() throws SQLException {
    return value == null ? 0 : read(value, "double", Numbers::approximate);
  }

  @Nullable BigDecimal getBigDecimal() throws SQLException {
    return read("BigDecimal", Numbers::decimal);
  }

  @Nullable BigDecimal getBigDecimal(int scale) throws SQLException {
    BigDecimal number = getBigDecimal();
    return number == null ? null : number.setScale(scale, RoundingMode.HALF_UP);
  }

  byte @Nullable [] getBytes() throws SQLException {
    return read("bytes", found -> Bytes.of(found, column.type()));
  }

  @Nullable Date getDate() throws SQLException {
    return getDate(null);
  }

  @Nullable Date getDate(@Nullable Calendar calendar) throws SQLException {
    return read("date", found -> Moments.date(Civil.date(found), calendar));
  }

  @Nullable Time getTime() throws SQLException {
    return getTime(null);
  }

  @Nullable Time getTime(@Nullable Calendar calendar) throws SQLException {
    return read("time", found -> Moments.time(Civil.time(found), calendar));
  }

  @Nullable Timestamp getTimestamp() throws SQLException {
    return getTimestamp(null);
  }

  @Nullable Timestamp getTimestamp(@Nullable Calendar calendar) throws SQLException {
    return read("timestamp", found -> Civil.timestamp(found, calendar));
  }

  @Nullable Object getObject() throws SQLException {
    LogicalType type = column.type();
    return getObject(new TypeFacts(type).objectClass());
  }

  @Nullable Object getObject(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getObject();
  }

  <T> @Nullable T getObject(Class<T> type) throws SQLException {
    ObjectTypes.Getter getter = ObjectTypes.getter(type);
    if (getter == null) {
      throw refused(column, "getObject to " + type.getName());
    }
    return value == null ? null : type.cast(getter.get(this));
  }

  /** Returns the value converted by a function that throws when it cannot. */
  <T> @Nullable T getObject(Class<T> type, Function<Object, T> reading) throws SQLException {
    return read(type.getSimpleName(), reading::apply);
  }

  /** Returns the refusal of a getter that returns a stream, a large or a JDBC object. */
  static SQLException refused(ProtectedColumn column, String getter) {
    return SqlErrors.of(
        JdbcFault.GETTER,
        getter
            + " is not supported for the protected column "
            + column.name().shortForm()
            + "; use getString, getBytes or getObject");
  }
}
