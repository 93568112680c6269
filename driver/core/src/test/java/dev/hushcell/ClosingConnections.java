package dev.hushcell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** Connections that tell when they are closed. */
public final class ClosingConnections {
  private ClosingConnections() {}

  public static Connection tellingClose(Connection connection, Runnable closed) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("close")) {
                  closed.run();
                }
              }
            });
  }
}
