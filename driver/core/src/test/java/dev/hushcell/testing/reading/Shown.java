package dev.hushcell.testing.reading;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Place;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trees as texts: each record with its name and what it has, without places. */
public final class Shown {
  private Shown() {}

  public static String of(Object value) {
    if (value instanceof Identifier name) {
      return name.token().value();
    }
    if (value instanceof Token token) {
      return token.isLiteral() ? "'" + token.value() + "'" : token.value();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Shown::of).collect(Collectors.joining(" ", "[", "]"));
    }
    return value instanceof Record node ? record(node) : value.toString();
  }

  private static String record(Record node) {
    List<String> parts = new ArrayList<>();
    parts.add(node.getClass().getSimpleName());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      Object value = value(node, component);
      boolean nothing =
          value instanceof Place
              || Boolean.FALSE.equals(value)
              || "".equals(value)
              || (value instanceof Optional<?> optional && optional.isEmpty())
              || (value instanceof List<?> list && list.isEmpty());
      if (!nothing) {
        boolean named =
            value instanceof Optional
                || value instanceof Boolean
                || (value instanceof List && lists(node) > 1);
        Object inner = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
        String shown = value instanceof Boolean ? "" : of(inner);
        parts.add(named ? component.getName() + (shown.isEmpty() ? "" : ":" + shown) : shown);
      }
    }
    return parts.stream().collect(Collectors.joining(" ", "(", ")"));
  }

  private static long lists(Record node) {
    return Arrays.stream(node.getClass().getRecordComponents())
        .filter(each -> each.getType() == List.class)
        .count();
  }

  private static Object value(Record node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
