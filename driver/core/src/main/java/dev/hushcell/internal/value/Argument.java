package dev.hushcell.internal.value;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.value.lob.HeldBlob;
import dev.hushcell.internal.value.lob.HeldClob;
import dev.hushcell.internal.value.lob.HeldXml;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Types;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a setter hands over for a protected column: the setters of {@code PreparedStatement}, called
 * by the generated code with all arguments but the index.
 */
@SuppressWarnings("DoNotCallSuggester") // setters of JDBC that refuse
public final class Argument {
  private Argument() {}

  public static Plaintext setBytes(byte @Nullable [] value) {
    return value == null ? Plaintext.NULL : new Plaintext(value.clone());
  }

  /** Takes any date or time of {@code java.sql}. */
  public static Plaintext setDate(java.util.@Nullable Date value) {
    return setDate(value, null);
  }

  /** Takes any date or time of {@code java.sql}, seen in the zone of a calendar. */
  public static Plaintext setDate(java.util.@Nullable Date value, @Nullable Calendar calendar) {
    return value == null ? Plaintext.NULL : new Plaintext(Moments.moment(value, calendar));
  }

  public static Plaintext setAsciiStream(@Nullable InputStream value) {
    return setAsciiStream(value, Content.NO_LENGTH);
  }

  /** Bytes that are no ASCII fail when they are read. */
  public static Plaintext setAsciiStream(@Nullable InputStream value, long length) {
    return value == null
        ? Plaintext.NULL
        : setCharacterStream(
            new InputStreamReader(value, StandardCharsets.US_ASCII.newDecoder()), length);
  }

  public static Plaintext setBinaryStream(@Nullable InputStream value) {
    return setBinaryStream(value, Content.NO_LENGTH);
  }

  public static Plaintext setBinaryStream(@Nullable InputStream value, long length) {
    return value == null ? Plaintext.NULL : new Plaintext(Content.of(value, length));
  }

  public static Plaintext setCharacterStream(@Nullable Reader value) {
    return setCharacterStream(value, Content.NO_LENGTH);
  }

  public static Plaintext setCharacterStream(@Nullable Reader value, long length) {
    return value == null ? Plaintext.NULL : new Plaintext(Content.of(value, length));
  }

  public static Plaintext setBlob(@Nullable Blob value) {
    return value == null ? Plaintext.NULL : new Plaintext(Content.of(value));
  }

  public static Plaintext setBlob(@Nullable InputStream value) {
    return setBinaryStream(value);
  }

  public static Plaintext setBlob(@Nullable InputStream value, long length) {
    return setBinaryStream(value, length);
  }

  public static Plaintext setClob(@Nullable Clob value) {
    return value == null ? Plaintext.NULL : new Plaintext(Content.of(value));
  }

  public static Plaintext setSQLXML(@Nullable SQLXML value) {
    return value == null ? Plaintext.NULL : new Plaintext(Content.of(value));
  }

  /** Refuses a setter that takes what no protected column keeps. */
  public static Plaintext refuse(String setter) throws SQLException {
    throw refused(setter);
  }

  public static Plaintext setObject(@Nullable Object value) throws SQLException {
    Plaintext content = content(value);
    if (content != null) {
      return content;
    }
    if (value instanceof Array || value instanceof Ref || value instanceof RowId) {
      throw refused("setObject with a JDBC object");
    }
    if (isTakenInManyWays(value)) {
      return targeted(Objects.requireNonNull(value), Targeted.NO_TYPE, Targeted.NO_SCALE);
    }
    return Plaintext.of(known(value));
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

  private static @Nullable Plaintext content(@Nullable Object value) {
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

  public static Plaintext setObject(@Nullable Object value, int type) throws SQLException {
    return setObject(value, type, Targeted.NO_SCALE);
  }

  public static Plaintext setObject(@Nullable Object value, int type, int scale)
      throws SQLException {
    Plaintext given = setObject(value);
    return value == null || given.value() instanceof Content ? given : targeted(value, type, scale);
  }

  private static Plaintext targeted(Object value, int type, int scale) {
    return new Plaintext(new Targeted(snapshot(value), type, scale));
  }

  public static Plaintext setObject(@Nullable Object value, SQLType type) throws SQLException {
    return setObject(value, type, Targeted.NO_SCALE);
  }

  public static Plaintext setObject(@Nullable Object value, SQLType type, int scale)
      throws SQLException {
    if (type == null) { // as drivers do, with an SQLException
      throw refused("setObject with null as type");
    }
    Integer number = type.getVendorTypeNumber();
    return setObject(value, number == null ? Types.OTHER : number, scale);
  }

  /** Returns the refusal of a setter that takes what no protected column keeps. */
  public static SQLException refused(String setter) {
    return SqlErrors.of(
        JdbcFault.SETTER,
        setter + " is not supported for a protected column; use setString, setBytes or setObject");
  }

  /**
   * Returns a value as it is when it is bound, of mutable classes a copy: the application may
   * change it later, or use it again for another one.
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // each copy is of the class of what it was made of
  public static <T extends @Nullable Object> T snapshot(T value) {
    return (T) copied(value);
  }

  @SuppressWarnings("JavaUtilDate") // what applications hand over
  private static @Nullable Object copied(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof java.util.Date date) {
      return date.clone();
    }
    if (value instanceof Calendar calendar) {
      return calendar.clone();
    }
    if (value instanceof Object[] elements) {
      return elements.clone();
    }
    if (value instanceof int[] numbers) {
      return numbers.clone();
    }
    if (value instanceof long[] numbers) {
      return numbers.clone();
    }
    if (value instanceof HeldBlob blob) {
      return blob.copy();
    }
    if (value instanceof HeldClob clob) {
      return clob.copy();
    }
    return value instanceof HeldXml xml ? xml.copy() : value;
  }
}
