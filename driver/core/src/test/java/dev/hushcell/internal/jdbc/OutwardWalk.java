package dev.hushcell.internal.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Calls every method of a JDBC object with plain arguments, then those of what it returned, and so
 * on, and gathers the objects that belong to the real driver.
 */
final class OutwardWalk {
  private static final List<Class<?>> LEADING =
      List.of(
          Connection.class,
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          ResultSet.class,
          DatabaseMetaData.class,
          ResultSetMetaData.class,
          ParameterMetaData.class,
          Array.class);
  private static final Set<String> SKIPPED =
      Set.of(
          "close", "abort", "setAutoCommit", "setNetworkTimeout", "cancel", "free", "setTypeMap");
  static final String QUERY =
      "SELECT 1 AS a, ARRAY[1, 2] AS b, ROW (1, ARRAY[3]) AS c, ARRAY[ROW (1, 2)] AS d";
  private static final Object[] TEXTS = {QUERY, "A", "B", "C", "D", "INTEGER", null};
  private static final Object[] NUMBERS = {1, 2, 3, 4};
  private static final Object[] CLASSES = {
    Object.class, Connection.class, Array.class, ResultSet.class, Wrapper.class
  };

  private final Predicate<Object> raw;
  private final Set<String> found = new TreeSet<>();
  private final Set<String> visited = new HashSet<>();
  private final Deque<Place> open = new ArrayDeque<>();
  private int calls;

  OutwardWalk(Predicate<Object> raw) {
    this.raw = raw;
  }

  /** Makes the object of a place anew, so that one call does not disturb the next. */
  private interface Place {
    Object arrive() throws ReflectiveOperationException;
  }

  /** Returns where raw objects were found. */
  Set<String> from(Connection start) throws ReflectiveOperationException {
    open.add(() -> start);
    while (!open.isEmpty()) {
      Place place = open.remove();
      Object here = place.arrive();
      for (Class<?> type : LEADING) {
        if (type.isInstance(here)) {
          leave(place, type);
          break;
        }
      }
    }
    return found;
  }

  int calls() {
    return calls;
  }

  Set<String> visited() {
    return visited;
  }

  private void leave(Place place, Class<?> type) throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      if (!SKIPPED.contains(method.getName())) {
        for (Object[] arguments : arguments(method.getParameterTypes())) {
          call(place, type, method, arguments);
        }
      }
    }
  }

  private void call(Place place, Class<?> type, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    Place next = () -> method.invoke(positioned(place.arrive()), arguments);
    Object result;
    try {
      calls++;
      result = next.arrive();
    } catch (InvocationTargetException e) {
      return; // refused or impossible: nothing was handed out
    }
    look(result, next, type.getSimpleName() + "." + method.getName());
  }

  private void look(Object result, Place place, String how) {
    if (result instanceof Object[] elements) {
      for (int i = 0; i < elements.length; i++) {
        int index = i;
        look(elements[i], () -> ((Object[]) place.arrive())[index], how + "[]");
      }
      return;
    }
    if (LEADING.stream().noneMatch(leading -> leading.isInstance(result))) {
      return;
    }
    if (raw.test(result)) {
      found.add(how + " returned " + result.getClass().getName());
    } else if (visited.add(result.getClass().getName() + " by " + how.replaceAll("[.].*", ""))) {
      open.add(place);
    }
  }

  private static Object positioned(Object object) throws ReflectiveOperationException {
    if (object instanceof ResultSet rows) {
      ResultSet.class.getMethod("next").invoke(rows);
    }
    if (object instanceof PreparedStatement || object instanceof Array) {
      return object;
    }
    if (object instanceof Statement statement) {
      Statement.class.getMethod("execute", String.class).invoke(statement, QUERY);
    }
    return object;
  }

  private static List<Object[]> arguments(Class<?>[] types) {
    List<Object[]> all = new ArrayList<>();
    all.add(new Object[types.length]);
    for (int i = 0; i < types.length; i++) {
      List<Object[]> longer = new ArrayList<>();
      for (Object value : values(types[i], i)) {
        for (Object[] each : all) {
          Object[] copy = each.clone();
          copy[i] = value;
          longer.add(copy);
        }
      }
      all = longer;
    }
    return all;
  }

  private static Object[] values(Class<?> type, int place) {
    if (type == String.class) {
      return place == 0 ? TEXTS : new Object[] {null};
    }
    if (type == int.class) {
      return place == 0 ? NUMBERS : new Object[] {ResultSet.TYPE_SCROLL_INSENSITIVE};
    }
    if (type == Class.class) {
      return CLASSES;
    }
    if (type == long.class) {
      return new Object[] {1L};
    }
    if (type == boolean.class) {
      return new Object[] {true};
    }
    return new Object[] {
      type == Map.class ? Map.of() : type == Object[].class ? new Object[] {1, 2} : other(type)
    };
  }

  private static Object other(Class<?> type) {
    if (type == byte.class) {
      return (byte) 1;
    }
    if (type == short.class) {
      return (short) 1;
    }
    if (type == float.class) {
      return 1f;
    }
    return type == double.class ? (Object) 1d : null;
  }
}
