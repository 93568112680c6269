package dev.hushcell.internal.jdbc.value;

import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * What a setter hands over for a protected column: one method per setter of {@code
 * PreparedStatement}, called by the generated code with all arguments but the index.
 */
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
    return Moments.civil(value, null);
  }

  public static @Nullable Object setDate(@Nullable Date value, @Nullable Calendar calendar) {
    return Moments.civil(value, calendar);
  }

  public static @Nullable Object setTime(@Nullable Time value) {
    return Moments.civil(value, null);
  }

  public static @Nullable Object setTime(@Nullable Time value, @Nullable Calendar calendar) {
    return Moments.civil(value, calendar);
  }

  public static @Nullable Object setTimestamp(@Nullable Timestamp value) {
    return Moments.civil(value, null);
  }

  public static @Nullable Object setTimestamp(
      @Nullable Timestamp value, @Nullable Calendar calendar) {
    return Moments.civil(value, calendar);
  }

  public static @Nullable Object setObject(@Nullable Object value) throws SQLException {
    if (value instanceof InputStream || value instanceof Reader) {
      throw refused("setObject with a stream");
    }
    if (value instanceof Blob || value instanceof Clob || value instanceof SQLXML) {
      throw refused("setObject with a large object");
    }
    if (value instanceof Array || value instanceof Ref || value instanceof RowId) {
      throw refused("setObject with a JDBC object");
    }
    if (value instanceof Calendar || value instanceof Character || value instanceof BigInteger) {
      return new Targeted(Snapshot.of(value), Targeted.NO_TYPE, Targeted.NO_SCALE);
    }
    return known(value);
  }

  /** Returns a value of which it is known what it means, as what it means. */
  static @Nullable Object known(@Nullable Object value) {
    return value instanceof byte[] bytes ? bytes.clone() : Moments.civilOf(value);
  }

  public static @Nullable Object setObject(@Nullable Object value, int type) throws SQLException {
    return setObject(value, type, Targeted.NO_SCALE);
  }

  public static @Nullable Object setObject(@Nullable Object value, int type, int scale)
      throws SQLException {
    return value == null || setObject(value) == null
        ? null
        : new Targeted(Snapshot.of(value), type, scale);
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

  /** Returns the refusal of a setter that takes a stream, a large object or a JDBC object. */
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
