package dev.hushcell.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A generated table: an {@code id} and columns of random kinds and guards.
 *
 * @param name name of the table
 * @param columns without the id
 */
record Shape(String name, List<Column> columns) {
  private static final int TABLES = 8;

  /** How a column is protected. */
  enum Guard {
    PLAIN,
    RANDOMIZED,
    EQUALITY
  }

  /** A column; columns of one kind and guard share their key over all tables. */
  record Column(String name, Kind kind, Guard guard) {
    boolean sharesCellsWith(Column other) {
      return kind == other.kind && guard == other.guard;
    }

    boolean comparable() {
      return guard != Guard.RANDOMIZED;
    }

    String configuration() {
      String key = "key: " + guard.name().toLowerCase(Locale.ROOT) + "-" + kind;
      if (guard == Guard.RANDOMIZED) {
        return "{ " + key + " }";
      }
      String accept =
          switch (kind) {
            case FLAG -> ", accept: few-values";
            case ZONED -> ", accept: utc";
            default -> "";
          };
      return "{ search: equality, " + key + accept + " }";
    }
  }

  /** The tables that all runs choose from: every kind under every guard, dealt out at random. */
  static List<Shape> pool() {
    List<Column> deck = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Guard guard : Guard.values()) {
        if (guard != Guard.EQUALITY || kind.allowsEquality()) {
          deck.add(new Column("c" + deck.size(), kind, guard));
        }
      }
    }
    Collections.shuffle(deck, new Random(20_261_124));
    List<Shape> pool = new ArrayList<>();
    for (int i = 0; i < TABLES; i++) {
      pool.add(dealt("g" + i, deck, i));
    }
    return pool;
  }

  private static Shape dealt(String name, List<Column> deck, int table) {
    List<Column> columns = new ArrayList<>();
    for (int i = table; i < deck.size(); i += TABLES) {
      columns.add(deck.get(i));
    }
    columns.add(new Column("e", Kind.TEXT, Guard.EQUALITY));
    columns.add(new Column("p", Kind.TEXT, Guard.PLAIN));
    return new Shape(name, columns);
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
