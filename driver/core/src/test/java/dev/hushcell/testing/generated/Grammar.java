package dev.hushcell.testing.generated;

import dev.hushcell.testing.generated.Shape.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes statements over generated tables; each is a function of its seed. */
public final class Grammar {
  private final List<Shape> shapes;
  private final Speech speech;
  private final Random random;
  private final Predicates predicates;

  /** Makes statements over some tables. */
  public Grammar(List<Shape> shapes, Speech speech, long seed) {
    this.shapes = shapes;
    this.speech = speech;
    this.random = new Random(seed);
    this.predicates = new Predicates(shapes, speech, random);
  }

  /** Returns a statement. */
  public Phrase statement() {
    int dice = random.nextInt(100);
    if (dice < 3) {
      return batch();
    } else if (dice < 22) {
      return insert();
    } else if (dice < 26) {
      return copy();
    } else if (dice < 36) {
      return update();
    } else if (dice < 40) {
      return delete();
    } else if (dice < 46) {
      return upsert();
    } else if (dice < 50) {
      return speech.merges() ? merge() : upsert();
    } else if (dice < 94) {
      return new Queries(shapes, speech, random, predicates).query();
    }
    return impossible();
  }

  /** Returns a statement that has to be refused, because ciphertext would answer it wrongly. */
  public Phrase impossible() {
    return new Queries(shapes, speech, random, predicates).impossible();
  }

  private Shape shape() {
    return shapes.get(random.nextInt(shapes.size()));
  }

  private static <T> List<T> some(List<T> all, Random random) {
    List<T> some = new ArrayList<>(all);
    some.removeIf(each -> random.nextInt(3) == 0);
    return some.isEmpty() ? List.of(all.get(0)) : some;
  }

  private Phrase insert() {
    Shape shape = shape();
    boolean all = random.nextInt(4) == 0;
    List<Column> columns = all ? shape.columns() : some(shape.columns(), random);
    Phrase phrase = new Phrase().add("INSERT INTO " + shape.name());
    phrase.add(all && random.nextBoolean() ? "" : Speech.list(columns)).add(" VALUES ");
    int rows = 1 + random.nextInt(3);
    for (int i = 0; i < rows; i++) {
      phrase.add(i == 0 ? "" : ", ").add(row(columns));
    }
    List<List<String>> keys = speech.keys();
    return phrase.keys(keys.get(random.nextInt(keys.size())));
  }

  private Phrase batch() {
    Shape shape = shape();
    List<Column> columns = some(shape.columns(), random);
    List<List<Object>> rows = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      List<Object> row = new ArrayList<>(List.of(random.nextInt(400)));
      for (Column column : columns) {
        row.add(Phrase.bound(valueOrNull(column), speech));
      }
      rows.add(row);
    }
    return new Phrase()
        .add("INSERT INTO " + shape.name() + Speech.list(columns) + " VALUES (?")
        .add(", ?".repeat(columns.size()) + ")")
        .batch(rows);
  }

  private Phrase row(List<Column> columns) {
    Phrase row = new Phrase().add("(").value(Kind.INT, random.nextInt(400));
    for (Column column : columns) {
      row.add(", ");
      if (random.nextInt(20) == 0) {
        row.add("DEFAULT");
      } else if (random.nextInt(20) == 0) {
        row.add(LooseLiterals.assigned(column.kind(), speech, random));
      } else {
        row.value(column.kind(), valueOrNull(column));
      }
    }
    return row.add(")");
  }

  private Object valueOrNull(Column column) {
    return random.nextInt(6) == 0 ? null : speech.value(column, random);
  }

  /** INSERT … SELECT between columns whose cells are interchangeable. */
  private Phrase copy() {
    Shape from = shape();
    Shape to = shape();
    StringBuilder target = new StringBuilder("id");
    StringBuilder source = new StringBuilder("s.id + " + random.nextInt(300));
    for (Column column : to.columns()) {
      from.columns().stream()
          .filter(column::sharesCellsWith)
          .findFirst()
          .ifPresent(
              match -> {
                target.append(", ").append(column.name());
                source.append(", s.").append(match.name());
              });
    }
    return new Phrase()
        .add("INSERT INTO " + to.name() + " (" + target + ") SELECT " + source)
        .add(" FROM " + from.name() + " s WHERE ")
        .add(predicates.any(from, "s."));
  }

  private Phrase update() {
    Shape shape = shape();
    String alias = random.nextBoolean() ? "" : "u";
    Phrase phrase = new Phrase().add("UPDATE " + shape.name() + " " + alias + " SET ");
    phrase.add(assignments(some(shape.columns(), random)));
    String prefix = alias.isEmpty() ? "" : "u.";
    return phrase.add(" WHERE ").add(predicates.any(shape, prefix));
  }

  private Phrase assignments(List<Column> columns) {
    Phrase phrase = new Phrase();
    String comma = "";
    for (Column column : columns.subList(0, Math.min(3, columns.size()))) {
      phrase.add(comma + column.name() + " = ").value(column.kind(), valueOrNull(column));
      comma = ", ";
    }
    return phrase;
  }

  private Phrase delete() {
    Shape shape = shape();
    return new Phrase()
        .add("DELETE FROM " + shape.name() + " WHERE id > ")
        .value(Kind.INT, random.nextInt(400))
        .add(" AND ")
        .add(predicates.any(shape, ""));
  }

  private Phrase upsert() {
    Shape shape = shape();
    List<Column> columns = some(shape.columns(), random);
    return speech.upsert(shape.name(), columns, row(columns));
  }

  private Phrase merge() {
    Shape shape = shape();
    Shape other = shape();
    List<Column> columns = some(shape.columns(), random);
    Phrase phrase =
        new Phrase()
            .add("MERGE INTO " + shape.name() + " t USING " + other.name() + " s ON t.id = s.id ");
    phrase.add("WHEN MATCHED AND ").add(predicates.any(shape, "t.")).add(" THEN UPDATE SET ");
    phrase.add(assignments(columns));
    if (random.nextBoolean()) {
      phrase.add(" WHEN NOT MATCHED THEN INSERT (id, e, p) VALUES (s.id, s.e, s.p)");
    }
    return phrase;
  }
}
