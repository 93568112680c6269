package dev.hushcell.testing.generated;

import dev.hushcell.testing.generated.Shape.Column;
import dev.hushcell.testing.generated.Shape.Guard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The three schemas that statements are generated for. */
public enum Shapes {
  /** Every ordinary type under every guard. */
  ORDINARY,
  /** Text without case, text of fixed length, times with a zone. */
  ODD,
  /** Keys that columns of several widths share. */
  SHARED;

  /** Returns the tables of the schema, always the same ones. */
  public List<Shape> all(Speech speech) {
    return switch (this) {
      case ORDINARY ->
          pool("g", 8, EnumSet.complementOf(EnumSet.of(Kind.SHORT, Kind.LAX, Kind.OFFSET)), speech);
      case ODD -> pool("z", 2, EnumSet.of(Kind.LAX, Kind.FIXED, Kind.ZONED, Kind.OFFSET), speech);
      case SHARED ->
          List.of(shared("s0", 0, speech), shared("s1", 1, speech), shared("s2", 2, speech));
    };
  }

  /** Returns two tables of the schema. */
  public List<Shape> some(Speech speech, Random random) {
    List<Shape> some = new ArrayList<>(all(speech));
    Collections.shuffle(some, random);
    return some.subList(0, 2);
  }

  /** Returns every kind under every guard, dealt out at random over some tables. */
  private static List<Shape> pool(String prefix, int tables, Set<Kind> kinds, Speech speech) {
    List<Column> deck = new ArrayList<>();
    for (Kind kind : kinds) {
      for (Guard guard : Guard.values()) {
        if (speech.has(kind) && (guard != Guard.EQUALITY || kind.allowsEquality())) {
          deck.add(new Column("c" + deck.size(), kind, guard));
        }
      }
    }
    Collections.shuffle(deck, new Random(20_261_124));
    List<Shape> pool = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      pool.add(dealt(prefix + i, deck, i, tables));
    }
    return pool;
  }

  private static Shape dealt(String name, List<Column> deck, int table, int tables) {
    List<Column> columns = new ArrayList<>();
    for (int i = table; i < deck.size(); i += tables) {
      columns.add(deck.get(i));
    }
    columns.add(new Column("e", Kind.TEXT, Guard.EQUALITY));
    columns.add(new Column("p", Kind.TEXT, Guard.PLAIN));
    return new Shape(name, columns);
  }

  private static Shape shared(String name, int turn, Speech speech) {
    Kind id = speech.has(Kind.ID) ? Kind.ID : Kind.BYTES;
    List<Kind> numbers = List.of(Kind.INT, Kind.LONG, Kind.TINY);
    return new Shape(
        name,
        List.of(
            new Column("n", numbers.get(turn), Guard.EQUALITY, "number"),
            new Column("m", numbers.get((turn + 1) % 3), Guard.EQUALITY, "number"),
            new Column("u", id, Guard.EQUALITY),
            new Column("r", Kind.TEXT, Guard.RANDOMIZED),
            new Column("e", turn == 0 ? Kind.SHORT : Kind.TEXT, Guard.EQUALITY, "text"),
            new Column("p", turn == 0 ? Kind.SHORT : Kind.TEXT, Guard.PLAIN, "text")));
  }
}
