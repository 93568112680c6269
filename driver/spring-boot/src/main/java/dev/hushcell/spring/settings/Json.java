package dev.hushcell.spring.settings;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes sections and lists as JSON, which is YAML too, a key of the top section a line. */
final class Json {
  /** What the file knows as a number or a truth value, and a password never is. */
  private static final Pattern BARE = Pattern.compile("true|false|0|[1-9][0-9]{0,17}");

  /**
   * A value that the driver fetches.
   *
   * @param to source and reference
   */
  record Reference(String to) {}

  private Json() {}

  static String of(Map<String, ?> section) {
    return section.entrySet().stream()
        .map(each -> text(each.getKey()) + ": " + value(each.getValue()))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static String value(Object value) {
    if (value instanceof Map<?, ?> section) {
      return section.entrySet().stream()
          .map(each -> text(each.getKey().toString()) + ": " + value(each.getValue()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Json::value).collect(Collectors.joining(", ", "[ ", " ]"));
    }
    if (value instanceof Reference reference) {
      return text("${" + reference.to() + "}");
    }
    String text = value.toString();
    return BARE.matcher(text).matches() ? text : text(text.replace("${", "$${"));
  }

  private static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int at = 0; at < value.length(); at++) {
      char each = value.charAt(at);
      if (each == '"' || each == '\\') {
        out.append('\\').append(each);
      } else if (each < ' ' || each == 0x7f) {
        out.append("\\u%04x".formatted((int) each));
      } else {
        out.append(each);
      }
    }
    return out.append('"').toString();
  }
}
