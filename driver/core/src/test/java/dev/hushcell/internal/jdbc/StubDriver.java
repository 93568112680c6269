package dev.hushcell.internal.jdbc;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

/**
 * A driver that does nothing but remember what it was asked. It answers every method of every JDBC
 * interface, also those with a default body, with something of the right type.
 */
final class StubDriver {
  private static final Set<String> NO =
      Set.of("isClosed", "wasNull", "isWrapperFor", "isCloseOnCompletion");

  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Function<Object[], Object>> answers = new HashMap<>();

  /** A call, with the object that it was made on and the answer. */
  record Call(Object target, Method method, List<Object> arguments, Object answer) {}

  /** Lets a method, such as {@code ResultSet.findColumn}, answer something else. */
  StubDriver answering(String method, Function<Object[], Object> answer) {
    answers.put(method, answer);
    return this;
  }

  /** Makes an object of the driver. */
  <T> T make(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            StubDriver.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, given) ->
                method.getDeclaringClass() == Object.class
                    ? ofObject(self, method, given)
                    : asked(self, type, method, given == null ? new Object[0] : given)));
  }

  private static Object ofObject(Object self, Method method, Object[] given) {
    return switch (method.getName()) {
      case "equals" -> self == given[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "stub";
    };
  }

  private Object asked(Object self, Class<?> type, Method method, Object[] given) {
    Function<Object[], Object> special = answers.get(type.getSimpleName() + "." + method.getName());
    Object answer = special == null ? answer(method) : special.apply(given);
    calls.add(new Call(self, method, Arrays.asList(given.clone()), answer));
    return answer;
  }

  private Object answer(Method method) {
    Class<?> type = method.getReturnType();
    if (type == boolean.class) {
      return !NO.contains(method.getName());
    }
    if (type == int.class) {
      return method.getName().startsWith("getM") ? 0 : 7; // no maximum
    }
    if (type == byte.class) {
      return (byte) 7;
    }
    if (type == short.class) {
      return (short) 7;
    }
    if (type == long.class) {
      return 7L;
    }
    if (type == float.class) {
      return 7f;
    }
    if (type == double.class) {
      return 7d;
    }
    if (type == String.class || type == Object.class) {
      return "text";
    }
    if (type == Properties.class) {
      return new Properties();
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 1);
    }
    return type.isInterface() && type.getName().matches("javax?\\.(sql|transaction\\.xa)\\..*")
        ? make(type)
        : null;
  }

  /** Returns what was asked since the last call of {@link #forget()}. */
  List<Call> calls() {
    return calls;
  }

  void forget() {
    calls.clear();
  }
}
