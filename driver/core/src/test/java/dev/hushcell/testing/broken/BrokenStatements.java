package dev.hushcell.testing.broken;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts a slip between the application and our statements. */
public final class BrokenStatements {
  private final Break.Slip slip;
  private Statement lastReal;

  public BrokenStatements(Break.Slip slip) {
    this.slip = slip;
  }

  /** Stands between ours and the real connection, to know the real statement. */
  public Connection inner(Connection real) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = called(() -> method.invoke(real, arguments));
          lastReal = result instanceof Statement statement ? statement : lastReal;
          return result;
        });
  }

  /** Stands between the application and our connection. */
  public Connection outer(Connection ours) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = called(() -> method.invoke(ours, arguments));
          return result instanceof Statement statement ? slipping(statement) : result;
        });
  }

  private Statement slipping(Statement ours) {
    Statement real = lastReal;
    Class<? extends Statement> type =
        ours instanceof CallableStatement
            ? CallableStatement.class
            : ours instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    return proxy(
        type, (proxy, method, arguments) -> called(() -> slip.call(ours, real, method, arguments)));
  }

  /** One setter, or another method, is not ours but the real driver's. */
  public static Break.Slip passing(String name) {
    return (ours, real, method, arguments) ->
        method.invoke(method.getName().equals(name) ? real : ours, arguments);
  }

  /** Says in {@code toString} what it was called with. */
  public static Break.Slip talking() {
    List<String> heard = new ArrayList<>();
    return (ours, real, method, arguments) -> {
      heard.add(arguments == null ? "" : Arrays.toString(arguments));
      return method.getName().equals("toString")
          ? heard.toString()
          : method.invoke(ours, arguments);
    };
  }

  private interface Call {
    Object call() throws ReflectiveOperationException;
  }

  private static Object called(Call call) throws Throwable {
    try {
      return call.call();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
