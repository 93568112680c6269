package dev.hushcell.internal.sql;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Asks the tokenizer of the real H2 how it reads a text. */
final class H2Oracle {
  private final Object tokenizer;
  private final Method tokenize;
  private final Method start;

  /** Asks in the regular mode. */
  H2Oracle() {
    this("REGULAR", "UPPER");
  }

  /**
   * Asks in any mode.
   *
   * @param modeName name of the mode
   * @param names what becomes of unquoted names: UPPER, LOWER or anything else
   */
  H2Oracle(String modeName, String names) {
    try {
      Object mode =
          Class.forName("org.h2.engine.Mode")
              .getMethod("getInstance", String.class)
              .invoke(null, modeName);
      Class<?> provider = Class.forName("org.h2.engine.CastDataProvider");
      Object answers =
          Proxy.newProxyInstance(
              provider.getClassLoader(),
              new Class<?>[] {provider},
              (proxy, method, arguments) -> method.getName().equals("getMode") ? mode : null);
      Class<?> type = Class.forName("org.h2.command.Tokenizer");
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      tokenizer =
          constructor.newInstance(answers, names.equals("UPPER"), names.equals("LOWER"), null);
      tokenize = type.getDeclaredMethod("tokenize", String.class, boolean.class, BitSet.class);
      tokenize.setAccessible(true);
      start = Class.forName("org.h2.command.Token").getDeclaredMethod("start");
      start.setAccessible(true);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("H2 has another tokenizer now", e);
    }
  }

  /** One token of H2: where it starts, its class and its value or how H2 prints it. */
  record Reading(int start, String type, String text) {}

  /** Returns the tokens without the end of input, or empty where H2 refuses the text. */
  Optional<List<Reading>> read(String text) {
    try {
      List<Reading> readings = new ArrayList<>();
      for (Object token : (List<?>) tokenize.invoke(tokenizer, text, false, new BitSet())) {
        String type = token.getClass().getSimpleName();
        if (!type.equals("EndOfInputToken")) {
          readings.add(new Reading((int) start.invoke(token), type, text(token, type)));
        }
      }
      return Optional.of(readings);
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (IllegalAccessException e) {
      throw new LinkageError("H2 has another tokenizer now", e);
    }
  }

  private static String text(Object token, String type) throws IllegalAccessException {
    return switch (type) {
      case "CharacterStringToken" -> (String) field(token, "string");
      case "IdentifierToken" ->
          ((boolean) field(token, "quoted") ? '"' : ' ') + (String) field(token, "identifier");
      default -> token.toString();
    };
  }

  private static Object field(Object token, String name) throws IllegalAccessException {
    try {
      Field field = token.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(token);
    } catch (NoSuchFieldException e) {
      throw new LinkageError("H2 has another tokenizer now", e);
    }
  }
}
