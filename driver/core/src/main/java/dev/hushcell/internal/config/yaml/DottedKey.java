package dev.hushcell.internal.config.yaml;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.model.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name of parts with dots between, where a part in double quotes may have a dot in it. */
public final class DottedKey {
  private DottedKey() {}

  /** Returns the column that a name of two or three parts means, or refuses it. */
  public static NamedColumn column(String name, FilePosition place) {
    return named(name)
        .orElseThrow(
            () ->
                ConfigFault.BAD_NAME.at(
                    place,
                    "'"
                        + name
                        + "' is not a column name; write table.column or schema.table.column, and"
                        + " a part with a dot in it in double quotes"));
  }

  /** Returns the column that a name means; empty when it has not two or three parts. */
  public static Optional<NamedColumn> named(String name) {
    List<String> parts = split(name);
    int last = parts.size() - 1;
    return last < 1 || last > 2
        ? Optional.empty()
        : Optional.of(
            new NamedColumn(
                last == 2 ? Optional.of(parts.get(0)) : Optional.empty(),
                parts.get(last - 1),
                parts.get(last)));
  }

  /** Returns the parts; an empty list when the name cannot be read. */
  public static List<String> split(String name) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at <= name.length()) {
      int end = endOfPart(name, at);
      if (end <= at) {
        return List.of();
      }
      String part = name.substring(at, end);
      boolean quoted = part.startsWith("\"");
      if (quoted ? part.length() < 3 : part.contains("\"") || !part.strip().equals(part)) {
        return List.of();
      }
      parts.add(quoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part);
      if (end < name.length() && name.charAt(end) != '.') {
        return List.of();
      }
      at = end + 1;
    }
    return parts;
  }

  private static int endOfPart(String name, int begin) {
    if (begin < name.length() && name.charAt(begin) == '"') {
      int at = begin + 1;
      while (at < name.length()) {
        if (name.charAt(at) != '"') {
          at++;
        } else if (at + 1 < name.length() && name.charAt(at + 1) == '"') {
          at += 2;
        } else {
          return at + 1;
        }
      }
      return -1;
    }
    int dot = name.indexOf('.', begin);
    return dot < 0 ? name.length() : dot;
  }
}
