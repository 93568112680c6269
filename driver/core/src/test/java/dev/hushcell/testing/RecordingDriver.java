package dev.hushcell.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * A driver that stands between Hushcell and a real one and records what passes. Its URL is that of
 * the real driver with {@code jdbc:} replaced by the prefix it is made with.
 */
public final class RecordingDriver implements Driver {
  private static final List<Class<?>> RECORDED =
      List.of(
          Connection.class,
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          ResultSet.class,
          DatabaseMetaData.class,
          ResultSetMetaData.class,
          ParameterMetaData.class,
          NClob.class,
          Clob.class,
          Blob.class,
          SQLXML.class,
          Array.class);

  private final String prefix;
  private final Traffic traffic = new Traffic();

  /** Makes a driver for URLs such as {@code jdbc:recording:h2:mem:x}. */
  public RecordingDriver(String prefix) {
    this.prefix = prefix;
  }

  /** Returns what passed through all connections of this driver. */
  public Traffic traffic() {
    return traffic;
  }

  /** Returns a connection that records what passes to the real one. */
  public static Connection record(Connection real, Traffic traffic) {
    return (Connection) recorded(Connection.class, real, traffic);
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String realUrl = "jdbc:" + url.substring(prefix.length());
    return record(DriverManager.getConnection(realUrl, info), traffic);
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(prefix);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("recording");
  }

  private static Object recorded(Class<?> type, Object real, Traffic traffic) {
    return Proxy.newProxyInstance(
        RecordingDriver.class.getClassLoader(),
        new Class<?>[] {type},
        new Recorder(type.getSimpleName(), real, traffic));
  }

  private static final class Recorder implements InvocationHandler {
    private final String typeName;
    private final Object real;
    private final Traffic traffic;

    Recorder(String typeName, Object real, Traffic traffic) {
      this.typeName = typeName;
      this.real = real;
      this.traffic = traffic;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      Object[] passed = arguments == null ? new Object[0] : arguments.clone();
      if (method.getDeclaringClass() == Object.class) {
        return method.getName().equals("equals")
            ? proxy == passed[0]
            : method.invoke(real, arguments);
      }
      for (int i = 0; i < passed.length; i++) {
        passed[i] = unrecorded(passed[i]);
      }
      record(method, passed);
      try {
        Object result = method.invoke(real, passed);
        return method.getName().equals("unwrap") ? result : wrapped(method.getReturnType(), result);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private void record(Method method, Object[] passed) throws IOException {
      List<Object> seen = new ArrayList<>();
      for (int i = 0; i < passed.length; i++) {
        seen.add(seen(passed, i));
      }
      traffic.add(new Traffic.Call(typeName + "." + method.getName(), seen));
    }

    private static Object unrecorded(Object argument) {
      return argument != null
              && Proxy.isProxyClass(argument.getClass())
              && Proxy.getInvocationHandler(argument) instanceof Recorder recorder
          ? recorder.real
          : argument;
    }

    private static Object seen(Object[] passed, int i) throws IOException {
      if (passed[i] instanceof InputStream stream) {
        byte[] content = stream.readAllBytes();
        passed[i] = new ByteArrayInputStream(content);
        return content;
      }
      if (passed[i] instanceof Reader reader) {
        StringWriter content = new StringWriter();
        reader.transferTo(content);
        passed[i] = new StringReader(content.toString());
        return content.toString();
      }
      if (passed[i] instanceof byte[] bytes) {
        return bytes.clone();
      }
      return passed[i] instanceof Object[] elements
          ? Arrays.copyOf(elements, elements.length)
          : passed[i];
    }

    private Object wrapped(Class<?> declared, Object result) {
      for (Class<?> type : RECORDED) {
        if (type.isInstance(result) && declared.isAssignableFrom(type)) {
          return recorded(type, result, traffic);
        }
      }
      return result;
    }
  }
}
