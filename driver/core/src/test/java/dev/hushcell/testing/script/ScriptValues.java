package dev.hushcell.testing.script;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The parameters of a script: {@code 'text'}, {@code 42} (int), {@code 42L}, {@code 4.20}
 * (decimal), {@code 4.2d}, {@code true}, {@code null}, {@code null:TYPE}, or a kind and a text such
 * as {@code localdate 2020-01-31}.
 */
public final class ScriptValues {
  private ScriptValues() {}

  /** A null that is bound with {@code setNull}. */
  record TypedNull(int type) {}

  /** A null that is bound with {@code setObject}. */
  public record UntypedNull() {}

  /** A value that is bound with {@code setObject(index, value, type)}. */
  record As(Object value, int type) {}

  /** An array that is bound with {@code setArray}; written {@code array TYPE element element}. */
  record ArrayOf(String type, List<Object> elements) {}

  static List<Object> parse(String text) {
    List<Object> values = new ArrayList<>();
    for (String each : split(text)) {
      values.add(value(each));
    }
    return values;
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      if (c == ',' && !quoted) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  private static Object value(String text) {
    int as = text.lastIndexOf(" as ");
    if (as > 0) {
      return new As(value(text.substring(0, as)), type(text.substring(as + 4)));
    }
    if (text.startsWith("'")) {
      return text.substring(1, text.length() - 1).replace("''", "'").translateEscapes();
    }
    int space = text.indexOf(' ');
    if (space > 0) {
      return timed(text.substring(0, space), text.substring(space + 1).strip());
    }
    return bare(text);
  }

  private static Object bare(String text) {
    if (text.equals("null")) {
      return new UntypedNull();
    }
    if (text.startsWith("null:")) {
      return new TypedNull(type(text.substring(5)));
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.endsWith("L")) {
      return Long.valueOf(text.substring(0, text.length() - 1));
    }
    if (text.endsWith("d")) {
      return Double.valueOf(text.substring(0, text.length() - 1));
    }
    if (text.contains(".")) {
      return new BigDecimal(text);
    }
    return Integer.valueOf(text);
  }

  private static Object timed(String kind, String text) {
    return switch (kind) {
      case "date" -> Date.valueOf(text);
      case "time" -> Time.valueOf(text);
      case "timestamp" -> Timestamp.valueOf(text);
      case "localdate" -> LocalDate.parse(text);
      case "localtime" -> LocalTime.parse(text);
      case "localdatetime" -> LocalDateTime.parse(text);
      case "offsetdatetime" -> OffsetDateTime.parse(text);
      case "uuid" -> UUID.fromString(text);
      case "bytes" -> HexFormat.of().parseHex(text.equals("-") ? "" : text);
      case "short" -> Short.valueOf(text);
      case "byte" -> Byte.valueOf(text);
      case "decimal" -> new BigDecimal(text);
      case "array" -> array(text.split(" ", -1));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static ArrayOf array(String[] words) {
    List<Object> elements = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      boolean number = words[0].equals("bigint");
      elements.add(number ? (Object) Long.valueOf(words[i]) : words[i]);
    }
    return new ArrayOf(words[0], elements);
  }

  private static int type(String name) {
    try {
      return Types.class.getField(name).getInt(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
