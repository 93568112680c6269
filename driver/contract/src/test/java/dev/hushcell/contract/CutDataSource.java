package dev.hushcell.contract;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Connections of a process that dies between two statements: at one of them all are gone, and what
 * was not committed with them. Or something else is done before it goes on.
 */
final class CutDataSource {
  private final PlainDataSource.Opener opener;
  private final List<Connection> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger statements = new AtomicInteger();
  private final List<Integer> definitions = new CopyOnWriteArrayList<>();
  private volatile int last = Integer.MAX_VALUE;
  private volatile int interrupted = Integer.MAX_VALUE;
  private volatile Runnable meanwhile = () -> {};
  private volatile Consumer<String> watcher = text -> {};

  CutDataSource(PlainDataSource.Opener opener) {
    this.opener = opener;
  }

  /** Lets so many more statements through. */
  void cutAfter(int more) {
    last = statements.get() + more;
  }

  /** Lets so many more statements through, and then something be done before the next one. */
  void interruptAfter(int more, Runnable done) {
    meanwhile = done;
    interrupted = statements.get() + more + 1;
  }

  /** Has something be done before each statement, with its text, or with none of a prepared one. */
  void beforeEach(Consumer<String> done) {
    watcher = done;
  }

  /** Returns after how many statements each of its ALTER statements was run. */
  List<Integer> definitions() {
    return List.copyOf(definitions);
  }

  /** Returns how many statements there were. */
  int statements() {
    return statements.get();
  }

  Connection open() throws SQLException {
    count();
    Connection real = opener.open();
    open.add(real);
    return (Connection) wrapped(real, Connection.class);
  }

  /** Counts something else that the process does, and that it does not come to when it is gone. */
  void does() {
    try {
      count();
    } catch (SQLException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private void count() throws SQLException {
    int number = statements.incrementAndGet();
    if (number == interrupted) {
      meanwhile.run();
    }
    if (number > last) {
      for (Connection each : open) {
        each.abort(Runnable::run);
        each.close(); // SQLite's driver does nothing when it is to abort
      }
      throw new SQLException("the process is gone", "08006");
    }
  }

  private Object wrapped(Object real, Class<?> type) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (sends(method)) {
            watcher.accept(
                arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]));
            count();
          }
          if (sends(method) && arguments != null && isDefinition(arguments[0])) {
            definitions.add(statements.get());
          }
          return wrappedAgain(called(real, method, arguments));
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static boolean sends(Method method) {
    return method.getName().startsWith("execute")
        || List.of("commit", "rollback").contains(method.getName());
  }

  private static boolean isDefinition(Object text) {
    return String.valueOf(text).contains("ALTER TABLE");
  }

  private static Object called(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object wrappedAgain(Object result) {
    if (result instanceof CallableStatement) {
      return wrapped(result, CallableStatement.class);
    }
    if (result instanceof PreparedStatement) {
      return wrapped(result, PreparedStatement.class);
    }
    return result instanceof Statement ? wrapped(result, Statement.class) : result;
  }
}
