package dev.hushcell.leak;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * Records every argument of every call that reaches a driver: SQL texts and bound values as their
 * text, bytes as they are, streams by their contents. Thread-safe.
 */
final class Traffic {
  private static final List<Class<?>> WRAPPED =
      List.of(
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          Connection.class,
          ResultSet.class,
          DatabaseMetaData.class,
          NClob.class,
          Clob.class,
          Blob.class,
          SQLXML.class,
          Array.class);

  private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
  private int calls;

  /** Returns the connection, with everything that comes out of it, under observation. */
  Connection observe(Connection real) {
    return (Connection) wrap(real);
  }

  synchronized byte[] recorded() {
    return recorded.toByteArray();
  }

  synchronized int calls() {
    return calls;
  }

  private Object wrap(Object real) {
    for (Class<?> type : WRAPPED) {
      if (type.isInstance(real)) {
        return Proxy.newProxyInstance(
            Traffic.class.getClassLoader(), new Class<?>[] {type}, new Tap(real));
      }
    }
    return real;
  }

  private synchronized void record(String method, Object[] arguments) {
    calls++;
    write(method.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = recordOne(arguments[i]);
    }
    recorded.write('\n');
  }

  private Object recordOne(Object argument) {
    try {
      if (argument instanceof InputStream in) {
        byte[] bytes = in.readAllBytes();
        write(bytes);
        return new ByteArrayInputStream(bytes);
      }
      if (argument instanceof Reader reader) {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        write(text.toString().getBytes(StandardCharsets.UTF_8));
        return new StringReader(text.toString());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    if (argument instanceof byte[] bytes) {
      write(bytes);
    } else if (argument instanceof char[] characters) {
      write(new String(characters).getBytes(StandardCharsets.UTF_8));
    } else if (argument instanceof Object[] many) {
      write(Arrays.deepToString(many).getBytes(StandardCharsets.UTF_8));
    } else {
      write(String.valueOf(argument).getBytes(StandardCharsets.UTF_8));
    }
    return argument;
  }

  private void write(byte[] bytes) {
    recorded.write(' ');
    recorded.write(bytes, 0, bytes.length);
  }

  /** Stands before one object of the driver. */
  private final class Tap implements InvocationHandler {
    private final Object real;

    Tap(Object real) {
      this.real = real;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(proxy, method, given);
      }
      Object[] arguments = given == null ? new Object[0] : given.clone();
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = unwrapped(arguments[i]);
      }
      record(method.getName(), arguments);
      try {
        return wrap(method.invoke(real, arguments));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private Object ofObject(Object proxy, Method method, Object[] given) {
      return switch (method.getName()) {
        case "equals" -> proxy == given[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> real.toString();
      };
    }

    private static Object unwrapped(Object argument) {
      if (argument != null
          && Proxy.isProxyClass(argument.getClass())
          && Proxy.getInvocationHandler(argument) instanceof Tap tap) {
        return tap.real;
      }
      return argument;
    }
  }
}
