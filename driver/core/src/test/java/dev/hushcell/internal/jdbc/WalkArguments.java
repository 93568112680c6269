package dev.hushcell.internal.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.Executor;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Arguments for every method of JDBC. All values mean one and the same, see {@link #VALUE}. */
final class WalkArguments {
  /** What the value of each type is as text; times are {@link #TIME}. */
  static final String VALUE = "1";

  static final String TIME = "2021-07-08 01:02:03";

  private final StubDriver stubs = new StubDriver();
  private final Connection connection;

  /**
   * Builds what makes them.
   *
   * @param connection makes large objects
   */
  WalkArguments(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns arguments.
   *
   * @param first the first one, if it is of its type: a number or a name of a column or parameter
   */
  Object[] of(Method method, Object first) throws SQLException {
    Class<?>[] types = method.getParameterTypes();
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      boolean leads = i == 0 && wrapped(types[0]) == first.getClass();
      boolean offset = i == 2 && types[0] == long.class && types.length == 4; // of a large object
      values[i] = leads ? first : offset ? (Object) 0 : value(types[i], method.getName());
    }
    return values;
  }

  private static Class<?> wrapped(Class<?> type) {
    return type == int.class ? Integer.class : type;
  }

  @SuppressWarnings({"JavaUtilDate", "deprecation"})
  private Object value(Class<?> type, String method) throws SQLException {
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return number(type);
    }
    if (type == String.class || type == Object.class) {
      return VALUE;
    }
    if (type.isArray()) {
      return array(type.getComponentType(), method);
    }
    if (type == Date.class) {
      return Date.valueOf(TIME.substring(0, 10));
    }
    if (type == Time.class) {
      return Time.valueOf(TIME.substring(11));
    }
    if (type == Timestamp.class) {
      return Timestamp.valueOf(TIME);
    }
    if (type == InputStream.class) {
      return new ByteArrayInputStream(VALUE.getBytes(StandardCharsets.UTF_8));
    }
    if (type == Reader.class) {
      return new StringReader(VALUE);
    }
    if (type == Class.class) {
      return classFor(method);
    }
    return object(type);
  }

  private static Class<?> classFor(String method) {
    return switch (method) {
      case "getSource" -> StreamSource.class;
      case "setResult" -> StreamResult.class;
      default -> String.class;
    };
  }

  private Object array(Class<?> type, String method) throws SQLException {
    Object array = Array.newInstance(type, 1);
    Array.set(array, 0, type == byte.class ? (Object) (byte) '1' : value(type, method));
    return array;
  }

  private static Object number(Class<?> type) {
    if (type == boolean.class) {
      return true;
    }
    if (type == byte.class) {
      return (byte) 1;
    }
    if (type == short.class) {
      return (short) 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == float.class) {
      return 1f;
    }
    if (type == double.class) {
      return 1d;
    }
    return type == BigDecimal.class ? BigDecimal.ONE : (Object) 1;
  }

  private Object object(Class<?> type) throws SQLException {
    if (type == Calendar.class) {
      return new GregorianCalendar(TimeZone.getDefault());
    }
    if (type == SQLType.class) {
      return JDBCType.VARCHAR;
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == Properties.class) {
      return new Properties();
    }
    if (type == Executor.class) {
      return (Executor) Runnable::run;
    }
    if (type == PrintWriter.class) {
      return new PrintWriter(Writer.nullWriter());
    }
    if (type == URL.class) {
      return url();
    }
    Object large = large(type);
    return large == null && type.isInterface() ? stubs.make(type) : large;
  }

  private Object large(Class<?> type) throws SQLException {
    if (type == Blob.class) {
      Blob blob = connection.createBlob();
      blob.setBytes(1, VALUE.getBytes(StandardCharsets.UTF_8));
      return blob;
    }
    if (type == NClob.class || type == Clob.class) {
      Clob clob = type == Clob.class ? connection.createClob() : connection.createNClob();
      clob.setString(1, VALUE);
      return clob;
    }
    if (type == SQLXML.class) {
      SQLXML xml = connection.createSQLXML();
      xml.setString(VALUE);
      return xml;
    }
    return null;
  }

  private static URL url() {
    try {
      return URI.create("http://localhost/").toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
