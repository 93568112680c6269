package dev.hushcell.differential;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A generated table: an {@code id} and columns of random kinds and guards.
 *
 * @param name name of the table
 * @param columns without the id
 */
record Shape(String name, List<Column> columns) {
  /** How a column is protected. */
  enum Guard {
    PLAIN,
    RANDOMIZED,
    EQUALITY
  }

  /** A column; columns of one key and guard share it over all tables. */
  record Column(String name, Kind kind, Guard guard, String key) {
    /** A column that shares its key with those of its kind. */
    Column(String name, Kind kind, Guard guard) {
      this(name, kind, guard, kind.name());
    }

    boolean sharesCellsWith(Column other) {
      return key.equals(other.key) && guard == other.guard;
    }

    boolean comparable() {
      return guard != Guard.RANDOMIZED;
    }

    String configuration() {
      String shared = "key: " + guard.name().toLowerCase(Locale.ROOT) + "-" + key;
      if (guard == Guard.RANDOMIZED) {
        return "{ " + shared + " }";
      }
      String accept =
          switch (kind) {
            case FLAG -> ", accept: few-values";
            case ZONED -> ", accept: utc";
            case LAX -> ", compare: lower";
            default -> "";
          };
      return "{ search: equality, " + shared + accept + " }";
    }
  }

  static String configurationOf(List<Shape> shapes) {
    return shapes.stream()
        .map(Shape::configuration)
        .collect(Collectors.joining("", "columns:\n", ""));
  }

  String create() {
    return columns.stream()
        .map(c -> ", " + c.name() + " " + c.kind().sqlType())
        .collect(Collectors.joining("", "CREATE TABLE " + name + " (id INT PRIMARY KEY", ")"));
  }

  String configuration() {
    return columns.stream()
        .filter(c -> c.guard() != Guard.PLAIN)
        .map(c -> "  " + name + "." + c.name() + ": " + c.configuration() + "\n")
        .collect(Collectors.joining());
  }
}
