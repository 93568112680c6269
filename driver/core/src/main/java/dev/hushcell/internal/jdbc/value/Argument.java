package dev.hushcell.internal.jdbc.value;

import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a setter hands over for a protected column: one method per setter of {@code
 * PreparedStatement}, called by the generated code with all arguments but the index.
 */
@SuppressWarnings("DoNotCallSuggester") // setters of JDBC that refuse
public final class Argument {
  private Argument() {}

  public static @Nullable Object setNull(int type) {
    return null;
  }

  public static @Nullable Object setNull(int type, String typeName) {
    return null;
  }

  public static @Nullable Object setString(@Nullable String value) {
    return value;
  }

  public static @Nullable Object setNString(@Nullable String value) {
    return value;
  }

  public static Object setBoolean(boolean value) {
    return value;
  }

  public static Object setByte(byte value) {
    return value;
  }

  public static Object setShort(short value) {
    return value;
  }

  public static Object setInt(int value) {
    return value;
  }

  public static Object setLong(long value) {
    return value;
  }

  public static Object setFloat(float value) {
    return value;
  }

  public static Object setDouble(double value) {
    return value;
  }

  public static @Nullable Object setBigDecimal(@Nullable BigDecimal value) {
    return value;
  }

  public static byte @Nullable [] setBytes(byte @Nullable [] value) {
    return value == null ? null : value.clone();
  }

  public static @Nullable Object setDate(@Nullable Date value) {
    return Moments.moment(value, null);
  }

  public static @Nullable Object setDate(@Nullable Date value, @Nullable Calendar calendar) {
    return Moments.moment(value, calendar);
  }

  public static @Nullable Object setTime(@Nullable Time value) {
    return Moments.moment(value, null);
  }

  public static @Nullable Object setTime(@Nullable Time value, @Nullable Calendar calendar) {
    return Moments.moment(value, calendar);
  }

  public static @Nullable Object setTimestamp(@Nullable Timestamp value) {
    return Moments.moment(value, null);
  }

  public static @Nullable Object setTimestamp(
      @Nullable Timestamp value, @Nullable Calendar calendar) {
    return Moments.moment(value, calendar);
  }

  public static @Nullable Object setAsciiStream(@Nullable InputStream value) {
    return setAsciiStream(value, Content.NO_LENGTH);
  }

  /** Bytes that are no ASCII fail when they are read. */
  public static @Nullable Object setAsciiStream(@Nullable InputStream value, long length) {
    return value == null
        ? null
        : Content.of(new InputStreamReader(value, StandardCharsets.US_ASCII.newDecoder()), length);
  }

  public static @Nullable Object setBinaryStream(@Nullable InputStream value) {
    return setBinaryStream(value, Content.NO_LENGTH);
  }

  public static @Nullable Object setBinaryStream(@Nullable InputStream value, long length) {
    return value == null ? null : Content.of(value, length);
  }

  public static @Nullable Object setCharacterStream(@Nullable Reader value) {
    return setCharacterStream(value, Content.NO_LENGTH);
  }

  public static @Nullable Object setCharacterStream(@Nullable Reader value, long length) {
    return value == null ? null : Content.of(value, length);
  }

  public static @Nullable Object setNCharacterStream(@Nullable Reader value) {
    return setCharacterStream(value);
  }

  public static @Nullable Object setNCharacterStream(@Nullable Reader value, long length) {
    return setCharacterStream(value, length);
  }

  public static @Nullable Object setBlob(@Nullable Blob value) {
    return value == null ? null : Content.of(value);
  }

  public static @Nullable Object setBlob(@Nullable InputStream value) {
    return setBinaryStream(value);
  }

  public static @Nullable Object setBlob(@Nullable InputStream value, long length) {
    return setBinaryStream(value, length);
  }

  public static @Nullable Object setClob(@Nullable Clob value) {
    return value == null ? null : Content.of(value);
  }

  public static @Nullable Object setClob(@Nullable Reader value) {
    return setCharacterStream(value);
  }

  public static @Nullable Object setClob(@Nullable Reader value, long length) {
    return setCharacterStream(value, length);
  }

  public static @Nullable Object setNClob(@Nullable NClob value) {
    return setClob(value);
  }

  public static @Nullable Object setNClob(@Nullable Reader value) {
    return setCharacterStream(value);
  }

  public static @Nullable Object setNClob(@Nullable Reader value, long length) {
    return setCharacterStream(value, length);
  }

  public static @Nullable Object setSQLXML(@Nullable SQLXML value) {
    return value == null ? null : Content.of(value);
  }

  public static Object setArray(@Nullable Array value) throws SQLException {
    throw refused("setArray");
  }

  public static Object setRef(@Nullable Ref value) throws SQLException {
    throw refused("setRef");
  }

  public static Object setRowId(@Nullable RowId value) throws SQLException {
    throw refused("setRowId");
  }

  public static Object setURL(@Nullable URL value) throws SQLException {
    throw refused("setURL");
  }

  public static Object setUnicodeStream(@Nullable InputStream value, int length)
      throws SQLException {
    throw refused("setUnicodeStream");
  }

  public static @Nullable Object setObject(@Nullable Object value) throws SQLException {
    Object content = content(value);
    if (content != null) {
      return content;
    }
    if (value instanceof Array || value instanceof Ref || value instanceof RowId) {
      throw refused("setObject with a JDBC object");
    }
    if (isTakenInManyWays(value)) {
      return new Targeted(
          Snapshot.of(Objects.requireNonNull(value)), Targeted.NO_TYPE, Targeted.NO_SCALE);
    }
    return known(value);
  }

  @SuppressWarnings("JavaUtilDate") // what applications bind
  private static boolean isTakenInManyWays(@Nullable Object value) {
    return value instanceof Calendar
        || value instanceof Character
        || value instanceof BigInteger
        || value instanceof Instant
        || value instanceof ZonedDateTime
        || (value != null && value.getClass() == java.util.Date.class);
  }

  private static @Nullable Object content(@Nullable Object value) {
    if (value instanceof InputStream stream) {
      return setBinaryStream(stream);
    }
    if (value instanceof Reader reader) {
      return setCharacterStream(reader);
    }
    if (value instanceof Blob blob) {
      return setBlob(blob);
    }
    if (value instanceof Clob clob) {
      return setClob(clob);
    }
    return value instanceof SQLXML xml ? setSQLXML(xml) : null;
  }

  /** Returns a value as its setter would hand it over. */
  public static Object given(Object value) {
    return Objects.requireNonNull(known(value));
  }

  /** Returns a value of which it is known what it means, as what it means. */
  static @Nullable Object known(@Nullable Object value) {
    return value instanceof byte[] bytes ? bytes.clone() : Moments.momentOf(value);
  }

  public static @Nullable Object setObject(@Nullable Object value, int type) throws SQLException {
    return setObject(value, type, Targeted.NO_SCALE);
  }

  public static @Nullable Object setObject(@Nullable Object value, int type, int scale)
      throws SQLException {
    Object given = value == null ? null : setObject(value);
    return given == null || given instanceof Content
        ? given
        : new Targeted(Snapshot.of(Objects.requireNonNull(value)), type, scale);
  }

  public static @Nullable Object setObject(@Nullable Object value, SQLType type)
      throws SQLException {
    return setObject(value, type, Targeted.NO_SCALE);
  }

  public static @Nullable Object setObject(@Nullable Object value, SQLType type, int scale)
      throws SQLException {
    Integer number = type.getVendorTypeNumber();
    return setObject(value, number == null ? Types.OTHER : number, scale);
  }

  /** Returns the refusal of a setter that takes what no protected column keeps. */
  public static SQLException refused(String setter) {
    return SqlErrors.of(
        JdbcFault.SETTER,
        setter + " is not supported for a protected column; use setString, setBytes or setObject");
  }

  /** Values as they are when they are bound: the application may change what is mutable later. */
  private static final class Snapshot {
    private Snapshot() {}

    /** Returns the value, of mutable classes a copy. */
    @SuppressWarnings("JavaUtilDate") // what applications hand over
    static Object of(Object value) {
      if (value instanceof byte[] bytes) {
        return bytes.clone();
      }
      if (value instanceof java.util.Date date) {
        return date.clone();
      }
      return value instanceof Calendar calendar ? calendar.clone() : value;
    }
  }
}
