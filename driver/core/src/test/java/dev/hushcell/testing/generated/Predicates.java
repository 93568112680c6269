package dev.hushcell.differential;

import dev.hushcell.differential.Shape.Column;
import dev.hushcell.differential.Shape.Guard;
import java.util.List;
import java.util.Random;

/** Conditions that ciphertext can answer as well as the plain values. */
final class Predicates {
  private final List<Shape> shapes;
  private final Random random;

  Predicates(List<Shape> shapes, Random random) {
    this.shapes = shapes;
    this.random = random;
  }

  Phrase any(Shape shape, String prefix) {
    return switch (random.nextInt(8)) {
      case 0 -> any(shape, prefix).add(" AND ").add(single(shape, prefix));
      case 1 ->
          new Phrase()
              .add("(")
              .add(any(shape, prefix))
              .add(" OR ")
              .add(single(shape, prefix))
              .add(")");
      case 2 -> new Phrase().add("NOT (").add(single(shape, prefix)).add(")");
      case 3 -> subquery(shape, prefix);
      default -> single(shape, prefix);
    };
  }

  /**
   * A CHAR is compared with a text of its whole length: with a shorter one H2 takes the padding to
   * count where there are several ({@code IN}, {@code OR}), and not to count where there is one.
   */
  private Object comparand(Kind kind) {
    Object value = kind.value(random);
    if (kind == Kind.LAX && value.equals("")) {
      return "a"; // H2 fails on it inside a derived table: it takes '' for a text of length 0
    }
    return kind == Kind.FIXED ? String.format("%-8s", value) : value;
  }

  private Phrase single(Shape shape, String prefix) {
    Column column = shape.columns().get(random.nextInt(shape.columns().size()));
    String name = prefix + (random.nextInt(8) == 0 ? quoted(column.name()) : column.name());
    if (!column.comparable() || random.nextInt(8) == 0) {
      return new Phrase().add(name + (random.nextBoolean() ? " IS NULL" : " IS NOT NULL"));
    }
    Kind kind = column.kind();
    if (kind == Kind.FLOAT) {
      return new Phrase().add(name + " > ").value(kind, comparand(kind));
    }
    return switch (random.nextInt(column.guard() == Guard.PLAIN ? 10 : 8)) {
      case 0 -> loose(name, kind);
      case 1 -> new Phrase().add(name + " = ").value(kind, comparand(kind));
      case 2 -> new Phrase().value(kind, comparand(kind)).add(" = " + name);
      case 3 -> new Phrase().add(name + " <> ").value(kind, comparand(kind));
      case 4 -> list(name + (random.nextInt(3) == 0 ? " NOT IN (" : " IN ("), kind);
      case 5 -> new Phrase().add(name + " IS NOT DISTINCT FROM ").value(kind, comparand(kind));
      case 6 -> new Phrase().add(name + " IS DISTINCT FROM ").value(kind, comparand(kind));
      case 7 -> new Phrase().add(name + " = ").value(kind, comparand(kind));
      case 8 -> new Phrase().add(name + " >= ").value(kind, comparand(kind));
      default ->
          new Phrase()
              .add(name + " BETWEEN ")
              .value(kind, comparand(kind))
              .add(" AND ")
              .value(kind, comparand(kind));
    };
  }

  /** A comparison with a value that is not written as one of the type would be. */
  private Phrase loose(String name, Kind kind) {
    Phrase loose = LooseLiterals.compared(kind, random);
    return switch (random.nextInt(5)) {
      case 0 -> loose.add(" = " + name);
      case 1 -> new Phrase().add(name + " IN (").add(loose).add(list(", ", kind));
      case 2 -> new Phrase().add(name + " <> ").add(loose);
      case 3 -> new Phrase().add(name + " IS NOT DISTINCT FROM ").add(loose);
      default -> new Phrase().add(name + " = ").add(loose);
    };
  }

  private static String quoted(String name) {
    return '"' + name.toUpperCase(java.util.Locale.ROOT) + '"';
  }

  private Phrase list(String start, Kind kind) {
    Phrase phrase = new Phrase().add(start).value(kind, comparand(kind));
    int more = random.nextInt(3);
    for (int i = 0; i < more; i++) {
      phrase.add(", ").value(kind, comparand(kind));
    }
    return phrase.add(")");
  }

  private Phrase subquery(Shape shape, String prefix) {
    Shape other = shapes.get(random.nextInt(shapes.size()));
    String outer = prefix.isEmpty() ? shape.name() + "." : prefix;
    if (random.nextBoolean()) {
      return new Phrase()
          .add(prefix + "e IN (SELECT q.e FROM " + other.name() + " q WHERE q.e IS NOT NULL)");
    }
    return new Phrase()
        .add("EXISTS (SELECT 1 FROM " + other.name() + " q WHERE q.e = " + outer + "e AND ")
        .add(single(other, "q."))
        .add(")");
  }
}
