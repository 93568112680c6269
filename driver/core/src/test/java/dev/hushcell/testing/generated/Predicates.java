package dev.hushcell.testing.generated;

import dev.hushcell.testing.generated.Shape.Column;
import dev.hushcell.testing.generated.Shape.Guard;
import java.util.List;
import java.util.Random;

/** Conditions that ciphertext can answer as well as the plain values. */
final class Predicates {
  private final List<Shape> shapes;
  private final Speech speech;
  private final Random random;

  Predicates(List<Shape> shapes, Speech speech, Random random) {
    this.shapes = shapes;
    this.speech = speech;
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
  private Object comparand(Column column) {
    Kind kind = column.kind();
    Object value = speech.value(column, random);
    if (kind == Kind.LAX && value.equals("")) {
      return "a"; // H2 fails on it inside a derived table: it takes '' for a text of length 0
    }
    return kind == Kind.FIXED ? speech.fixed(String.format("%-8s", value)) : value;
  }

  private Phrase single(Shape shape, String prefix) {
    Column column = shape.columns().get(random.nextInt(shape.columns().size()));
    String name = prefix + (random.nextInt(8) == 0 ? speech.quoted(column.name()) : column.name());
    if (!column.comparable() || random.nextInt(8) == 0) {
      return new Phrase().add(name + (random.nextBoolean() ? " IS NULL" : " IS NOT NULL"));
    }
    Kind kind = column.kind();
    if (kind == Kind.FLOAT) {
      return new Phrase().add(name + " > ").value(kind, comparand(column));
    }
    return switch (random.nextInt(column.guard() == Guard.PLAIN ? 10 : 8)) {
      case 0 -> loose(name, column);
      case 1 -> new Phrase().add(name + " = ").value(kind, comparand(column));
      case 2 -> new Phrase().value(kind, comparand(column)).add(" = " + name);
      case 3 -> new Phrase().add(name + " <> ").value(kind, comparand(column));
      case 4 -> list(name + (random.nextInt(3) == 0 ? " NOT IN (" : " IN ("), column);
      case 5 -> new Phrase().add(name + speech.same()).value(kind, comparand(column));
      case 6 -> different(name, column);
      case 7 -> new Phrase().add(name + " = ").value(kind, comparand(column));
      case 8 -> new Phrase().add(name + " >= ").value(kind, comparand(column));
      default ->
          new Phrase()
              .add(name + " BETWEEN ")
              .value(kind, comparand(column))
              .add(" AND ")
              .value(kind, comparand(column));
    };
  }

  /** A comparison with a value that is not written as one of the type would be. */
  private Phrase loose(String name, Column column) {
    Phrase loose = LooseLiterals.compared(column.kind(), speech, random);
    return switch (random.nextInt(5)) {
      case 0 -> loose.add(" = " + name);
      case 1 -> new Phrase().add(name + " IN (").add(loose).add(list(", ", column));
      case 2 -> new Phrase().add(name + " <> ").add(loose);
      case 3 -> new Phrase().add(name + speech.same()).add(loose);
      default -> new Phrase().add(name + " = ").add(loose);
    };
  }

  private Phrase different(String name, Column column) {
    Object value = comparand(column);
    return speech
        .different()
        .map(operator -> new Phrase().add(name + operator).value(column.kind(), value))
        .orElseGet(
            () ->
                new Phrase()
                    .add("NOT (" + name + speech.same())
                    .value(column.kind(), value)
                    .add(")"));
  }

  private Phrase list(String start, Column column) {
    Kind kind = column.kind();
    Phrase phrase = new Phrase().add(start).value(kind, comparand(column));
    int more = random.nextInt(3);
    for (int i = 0; i < more; i++) {
      phrase.add(", ").value(kind, comparand(column));
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
