package dev.hushcell.applications;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Record;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

/** Whatever an application got, as a text. */
final class Shown {
  private Shown() {}

  /** Returns the text; rows without an order are sorted by theirs. */
  static String of(Object result, boolean ordered) {
    if (result instanceof Optional<?> optional) {
      return "optional " + of(optional.orElse(null), ordered);
    }
    if (result instanceof Page<?> page) {
      return "page of " + page.getTotalElements() + rows(page.getContent(), ordered);
    }
    if (result instanceof Slice<?> slice) {
      return "slice, more: " + slice.hasNext() + rows(slice.getContent(), ordered);
    }
    if (result instanceof Window<?> window) {
      return "window, more: " + window.hasNext() + rows(window.getContent(), ordered);
    }
    if (result instanceof Stream<?> stream) {
      return rows(stream.toList(), ordered);
    }
    return result instanceof Iterable<?> many ? rows(many, ordered) : one(result);
  }

  private static String rows(Iterable<?> rows, boolean ordered) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(one(row)));
    return "\n" + String.join("\n", ordered ? texts : texts.stream().sorted().toList());
  }

  private static String one(Object value) {
    if (value instanceof Record row) {
      return one(row.intoArray());
    }
    if (value instanceof Object[] all) {
      return Arrays.stream(all).map(Shown::one).toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, each) -> sorted.put(key.toString(), one(each)));
      return sorted.toString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Iterable<?> many) {
      return rows(many, true);
    }
    if (value instanceof Number number) {
      return number + " " + number.getClass().getSimpleName();
    }
    return value != null && Proxy.isProxyClass(value.getClass())
        ? got(value)
        : String.valueOf(value);
  }

  /** Asks all that an interface has. */
  private static String got(Object view) {
    Map<String, String> all = new TreeMap<>();
    for (Class<?> type : view.getClass().getInterfaces()) {
      for (Method method : type.getMethods()) {
        if (method.getName().startsWith("get") && type.getName().startsWith("dev.hushcell")) {
          all.put(method.getName(), one(asked(view, method)));
        }
      }
    }
    return all.toString();
  }

  private static Object asked(Object view, Method method) {
    try {
      return method.invoke(view);
    } catch (IllegalAccessException e) {
      throw new LinkageError(method.toString(), e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method.toString(), e);
    }
  }
}
