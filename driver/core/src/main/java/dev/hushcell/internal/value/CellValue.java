package dev.hushcell.internal.value;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.value.RealDriver.Reading;
import dev.hushcell.internal.value.lob.AsciiStream;
import dev.hushcell.internal.value.lob.HeldBlob;
import dev.hushcell.internal.value.lob.HeldClob;
import dev.hushcell.internal.value.lob.HeldXml;
import dev.hushcell.internal.value.lob.LargeContent;
import dev.hushcell.internal.value.lob.LargeReading;
import dev.hushcell.internal.value.lob.OpenedBlob;
import dev.hushcell.internal.value.lob.OpenedClob;
import dev.hushcell.policy.LogicalType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An opened cell, read as the Java type that the application asks for: one method per getter of
 * {@code ResultSet}, called by the generated code with all arguments but the column.
 */
@SuppressWarnings("DoNotCallSuggester") // getters of JDBC that refuse
public class CellValue {
  private final String name;
  private final LogicalType type;
  private final @Nullable Object value;
  private final RealDriver driver;

  /**
   * Takes a value as the real driver would read it.
   *
   * @param name what messages call the column, such as {@code table.column}
   * @param type the type it has for the application
   * @param value in the canonical Java type of its family, or null
   */
  public CellValue(String name, LogicalType type, @Nullable Object value) {
    this(name, type, value, StandardDriver.INSTANCE);
  }

  /**
   * Takes a value.
   *
   * @param name what messages call the column, such as {@code table.column}
   * @param type the type it has for the application
   * @param value in the canonical Java type of its family, or null
   * @param driver what the plain driver would do
   */
  public CellValue(String name, LogicalType type, @Nullable Object value, RealDriver driver) {
    this.name = name;
    this.type = type;
    this.driver = driver;
    this.value =
        value instanceof Double number && driver.facts(type).objectClass() == Float.class
            ? (Object) number.floatValue()
            : value;
  }

  public boolean isNull() {
    return value == null;
  }

  /** Refuses a way to read of which it is not certain what the plain driver would make of it. */
  void require(Reading way) throws SQLException {
    if (value != null && !driver.reads(type, way)) {
      throw SqlErrors.of(
          failed(JdbcFault.NOT_CONVERTIBLE, "is read in a way in which drivers differ"));
    }
  }

  private <T> @Nullable T read(String asType, Function<Object, T> reading) throws SQLException {
    return value == null ? null : read(value, asType, reading);
  }

  private <T> T read(Object found, String asType, Function<Object, T> reading) throws SQLException {
    Object whole = found instanceof LargeContent large ? LargeReading.whole(large) : found;
    try {
      return reading.apply(whole);
    } catch (ArithmeticException e) {
      throw SqlErrors.of(
          failed(JdbcFault.OUT_OF_RANGE, "holds a number out of range for " + asType));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw SqlErrors.of(failed(JdbcFault.NOT_CONVERTIBLE, "holds a value that is no " + asType));
    }
  }

  private Fault failed(JdbcFault code, String what) {
    return code.fault(
        "%s of type %s %s; read it with getString or getObject"
            .formatted(name, type.declared(), what));
  }

  private long whole(String asType, int bytes) throws SQLException {
    require(Reading.WHOLE);
    return value == null
        ? 0
        : read(value, asType, found -> CanonicalNumbers.whole(found, bytes, rounding()));
  }

  private RoundingMode rounding() {
    return driver.has(RealDriver.Habit.ROUNDS_NUMBERS) ? RoundingMode.HALF_UP : RoundingMode.DOWN;
  }

  public @Nullable String getString() throws SQLException {
    return value instanceof String text
        ? driver.text(type, text) // as nearly always
        : read("text", found -> driver.text(type, found));
  }

  public boolean getBoolean() throws SQLException {
    require(Reading.TRUTH);
    return value != null && read(value, "boolean", found -> CanonicalNumbers.truth(found, driver));
  }

  public byte getByte() throws SQLException {
    require(Reading.BYTE);
    return (byte) whole("byte", Byte.BYTES);
  }

  public short getShort() throws SQLException {
    return (short) whole("short", Short.BYTES);
  }

  public int getInt() throws SQLException {
    return (int) whole("int", Integer.BYTES);
  }

  public long getLong() throws SQLException {
    return whole("long", Long.BYTES);
  }

  public float getFloat() throws SQLException {
    return value == null ? 0 : read(value, "float", CanonicalNumbers::approximateSingle);
  }

  public double getDouble() throws SQLException {
    return value == null ? 0 : read(value, "double", CanonicalNumbers::approximate);
  }

  public @Nullable BigDecimal getBigDecimal() throws SQLException {
    return read(
        "BigDecimal",
        found ->
            found instanceof Float || found instanceof Double
                ? new BigDecimal(driver.text(type, found))
                : CanonicalNumbers.decimal(found));
  }

  public @Nullable BigDecimal getBigDecimal(int scale) throws SQLException {
    BigDecimal number = getBigDecimal();
    return number == null ? null : number.setScale(scale, RoundingMode.HALF_UP);
  }

  public byte @Nullable [] getBytes() throws SQLException {
    require(Reading.BYTES);
    return read("bytes", found -> Bytes.of(found, type));
  }

  public @Nullable InputStream getAsciiStream() throws SQLException {
    require(Reading.ASCII);
    if (value instanceof LargeContent large && large.isText() && !isAscii()) {
      return LargeReading.bytes(large);
    }
    Reader text = getCharacterStream();
    return text == null ? null : isAscii() ? new AsciiStream(text) : encoded();
  }

  private boolean isAscii() {
    return driver.has(RealDriver.Habit.ASCII_STREAMS);
  }

  private @Nullable InputStream encoded() throws SQLException {
    String text = getString();
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  public @Nullable InputStream getBinaryStream() throws SQLException {
    require(Reading.BYTES);
    if (value instanceof LargeContent large) {
      return LargeReading.bytes(large);
    }
    byte[] bytes = getBytes();
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  public @Nullable Reader getCharacterStream() throws SQLException {
    require(Reading.CHARACTERS);
    if (value instanceof LargeContent large && large.isText()) {
      return LargeReading.text(large);
    }
    String text = getString();
    return text == null ? null : new StringReader(text);
  }

  public @Nullable Blob getBlob() throws SQLException {
    if (value instanceof LargeContent large && !large.isText()) {
      return new OpenedBlob(large);
    }
    byte[] bytes = getBytes();
    return bytes == null ? null : new HeldBlob(bytes);
  }

  public @Nullable Clob getClob() throws SQLException {
    return getNClob();
  }

  public @Nullable NClob getNClob() throws SQLException {
    require(Reading.CHARACTERS);
    if (value instanceof LargeContent large && large.isText()) {
      return new OpenedClob(large);
    }
    String text = getString();
    return text == null ? null : new HeldClob(text);
  }

  public @Nullable SQLXML getSQLXML() throws SQLException {
    String text = getString();
    return text == null ? null : new HeldXml(text);
  }

  /** Refuses a getter that returns what no protected column keeps. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // what the getter would return
  public <T> T refuse(String getter) throws SQLException {
    throw refused(name, getter);
  }

  public @Nullable Date getDate() throws SQLException {
    return getDate(null);
  }

  public @Nullable Date getDate(@Nullable Calendar calendar) throws SQLException {
    if (calendar != null) {
      require(Reading.DATE_IN_CALENDAR);
    }
    return read("date", found -> Moments.date(Civil.date(found), moving(calendar), driver));
  }

  public @Nullable Time getTime() throws SQLException {
    return getTime(null);
  }

  public @Nullable Time getTime(@Nullable Calendar calendar) throws SQLException {
    if (calendar != null) {
      require(Reading.TIME_IN_CALENDAR);
    }
    return read("time", found -> Moments.time(Civil.time(found, driver), moving(calendar)));
  }

  public @Nullable Timestamp getTimestamp() throws SQLException {
    return getTimestamp(null);
  }

  public @Nullable Timestamp getTimestamp(@Nullable Calendar calendar) throws SQLException {
    return read("timestamp", found -> Civil.timestamp(found, moving(calendar), driver));
  }

  /** Returns the calendar in which the value is seen, if any is. */
  private @Nullable Calendar moving(@Nullable Calendar calendar) {
    boolean fixed = driver.textTimes() == RealDriver.TextTimes.FIXED && value instanceof String;
    return fixed ? null : calendar;
  }

  public @Nullable Object getObject() throws SQLException {
    return value == null ? null : getObject(driver.facts(type).objectClass(value));
  }

  public @Nullable Object getObject(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getObject();
  }

  public <T> @Nullable T getObject(Class<T> type) throws SQLException {
    ObjectTypes.Getter getter = ObjectTypes.getter(type);
    if (getter == null) {
      throw refused(name, "getObject to " + (type == null ? "null" : type.getName()));
    }
    boolean isFalse = type == Boolean.class && driver.has(RealDriver.Habit.NULL_IS_FALSE);
    return value == null && !isFalse ? null : type.cast(getter.get(this));
  }

  /** Returns the value converted by a function that throws when it cannot. */
  public <T> @Nullable T getObject(Class<T> type, Function<Object, T> reading) throws SQLException {
    return read(type.getSimpleName(), reading);
  }

  <T> @Nullable T dateTime(Class<T> type, Function<Object, T> reading) throws SQLException {
    require(Reading.DATE_TIME);
    return getObject(type, found -> reading.apply(Civil.dated(found, driver)));
  }

  /** Returns a date and time of the default zone, or at its offset, as the driver gives it. */
  ZonedDateTime zoned(OffsetDateTime time) {
    return driver.has(RealDriver.Habit.NAMES_ZONE)
        ? time.atZoneSameInstant(ZoneId.systemDefault())
        : time.toZonedDateTime();
  }

  /** Returns the refusal of a getter that returns what no protected column keeps. */
  private static SQLException refused(String name, String getter) {
    return SqlErrors.of(
        JdbcFault.GETTER,
        getter
            + " is not supported for the protected column "
            + name
            + "; use getString, getBytes or getObject");
  }
}
