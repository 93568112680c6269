package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.CatalogueConnections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has another session write a row right before the first ALTER TABLE is sent. */
record SlippedRow(CatalogueConnections connections, String row, AtomicBoolean done)
    implements CatalogueConnections {
  SlippedRow(CatalogueConnections connections, String row) {
    this(connections, row, new AtomicBoolean());
  }

  @Override
  public Connection borrow() throws SQLException {
    Connection real = connections.borrow();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object result = invoke(() -> method.invoke(real, arguments));
              return result instanceof Statement statement
                      && method.getName().equals("createStatement")
                  ? watched(statement)
                  : result;
            });
  }

  private Statement watched(Statement real) {
    return (Statement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Statement.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("execute")
                  && arguments[0].toString().startsWith("ALTER TABLE")
                  && done.compareAndSet(false, true)) {
                write();
              }
              return invoke(() -> method.invoke(real, arguments));
            });
  }

  private void write() throws SQLException {
    try (Connection other = connections.borrow();
        Statement statement = other.createStatement()) {
      statement.execute(row);
    }
  }

  @FunctionalInterface
  private interface Call {
    Object run() throws ReflectiveOperationException;
  }

  private static Object invoke(Call call) throws Throwable {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public Optional<String> place() {
    return connections.place();
  }
}
