package dev.hushcell.keystore.vault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON, asked by name and kind. What is absent and what is of another kind look alike:
 * an answer of a service that lacks something is judged by what it is needed for.
 */
final class JsonObject {
  /** An object with nothing in it. */
  static final JsonObject EMPTY = new JsonObject(Map.of());

  private final Map<String, @Nullable Object> members;

  JsonObject(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /** Returns the object of that name; an empty one when there is none. */
  JsonObject object(String name) {
    return members.get(name) instanceof JsonObject object ? object : EMPTY;
  }

  Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the whole number of that name; empty when there is none. */
  Optional<Long> number(String name) {
    return members.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** Returns the texts among the items of a list. */
  List<String> texts(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  Iterable<String> names() {
    return members.keySet();
  }

  /** Writes an object of texts, whole numbers and truth values. */
  static String write(Map<String, Object> members) {
    StringBuilder out = new StringBuilder("{");
    new LinkedHashMap<>(members)
        .forEach(
            (name, value) -> {
              out.append(out.length() == 1 ? "" : ",");
              quote(name, out);
              out.append(':');
              if (value instanceof Number || value instanceof Boolean) {
                out.append(value);
              } else {
                quote(value.toString(), out);
              }
            });
    return out.append('}').toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** Names only: a value may be secret. */
  @Override
  public String toString() {
    return "JsonObject" + members.keySet();
  }
}
