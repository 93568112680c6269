package dev.hushcell.testing.generated;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A generated table: an {@code id} and columns of random kinds and guards.
 *
 * @param name name of the table
 * @param columns without the id
 */
public record Shape(String name, List<Column> columns) {
  /** How a column is protected. */
  public enum Guard {
    PLAIN,
    RANDOMIZED,
    EQUALITY
  }

  /** A column; columns of one key and guard share it over all tables. */
  public record Column(String name, Kind kind, Guard guard, String key) {
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

    String configuration(Speech speech) {
      String shared = "key: " + guard.name().toLowerCase(Locale.ROOT) + "-" + key;
      if (guard == Guard.RANDOMIZED) {
        return "{ " + shared + " }";
      }
      String accept =
          switch (kind) {
            case FLAG -> ", accept: few-values";
            case ZONED -> ", accept: utc";
            default -> "";
          };
      return "{ search: equality, " + shared + accept + speech.settings(kind) + " }";
    }
  }

  /** Returns the section {@code columns:} of the configuration. */
  public static String configurationOf(List<Shape> shapes, Speech speech) {
    return shapes.stream()
        .map(shape -> shape.configuration(speech))
        .collect(Collectors.joining("", "columns:\n", ""));
  }

  /** Returns the statement that makes the table. */
  public String create(Speech speech) {
    return columns.stream()
            .map(c -> ", " + c.name() + " " + speech.type(c.kind()).orElseThrow())
            .collect(Collectors.joining("", "CREATE TABLE " + name + " (id INT PRIMARY KEY", ")"))
        + speech.tableOptions();
  }

  private String configuration(Speech speech) {
    return columns.stream()
        .filter(c -> c.guard() != Guard.PLAIN)
        .map(c -> "  " + name + "." + c.name() + ": " + c.configuration(speech) + "\n")
        .collect(Collectors.joining());
  }
}
