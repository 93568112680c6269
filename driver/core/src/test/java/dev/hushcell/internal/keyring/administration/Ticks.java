package dev.hushcell.internal.keyring.administration;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyWrapper;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts every statement, commit and call of a key store, each before it is made, and does
 * something at one of them.
 */
final class Ticks {
  private static final Set<String> COUNTED =
      Set.of("execute", "executeQuery", "executeUpdate", "commit", "rollback");
  private static final Set<String> NOT_COUNTED =
      Set.of("administration", "describe", "isWrappingPublic", "close");
  private static final List<Class<?>> WATCHED =
      List.of(
          Connection.class,
          PreparedStatement.class,
          Statement.class,
          KeyWrapper.class,
          KeyAdministration.class);

  private final AtomicInteger count = new AtomicInteger();
  private final int at;
  private final Runnable then;

  Ticks(int at, Runnable then) {
    this.at = at;
    this.then = then;
  }

  int count() {
    return count.get();
  }

  void tick() {
    if (count.getAndIncrement() == at) {
      then.run();
    }
  }

  KeyWrapper watching(KeyWrapper store) {
    return (KeyWrapper) watched(KeyWrapper.class, store);
  }

  CatalogueConnections watching(CatalogueConnections connections) {
    return new CatalogueConnections() {
      @Override
      public Connection borrow() throws SQLException {
        return (Connection) watched(Connection.class, connections.borrow());
      }

      @Override
      public void giveBack(Connection connection) throws SQLException {
        connection.close();
      }

      @Override
      public Optional<String> place() {
        return connections.place();
      }
    };
  }

  private Object watched(Class<?> type, Object real) {
    return Proxy.newProxyInstance(
        Ticks.class.getClassLoader(), new Class<?>[] {type}, new Watch(real));
  }

  private final class Watch implements InvocationHandler {
    private final Object real;

    Watch(Object real) {
      this.real = real;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      boolean ofStore =
          method.getDeclaringClass() == KeyWrapper.class
              || method.getDeclaringClass() == KeyAdministration.class;
      boolean counted =
          ofStore ? !NOT_COUNTED.contains(method.getName()) : COUNTED.contains(method.getName());
      if (counted) {
        tick();
      }
      try {
        return watching(method, method.invoke(real, arguments));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private Object watching(Method method, Object result) {
      if (result instanceof Optional<?> optional
          && optional.isPresent()
          && optional.get() instanceof KeyAdministration keys) {
        return Optional.of(watched(KeyAdministration.class, keys));
      }
      for (Class<?> type : WATCHED) {
        if (type.isInstance(result) && method.getReturnType().isAssignableFrom(type)) {
          return watched(type, result);
        }
      }
      return result;
    }
  }
}
