package dev.hushcell.testing.generated;

import dev.hushcell.testing.generated.Shape.Column;
import dev.hushcell.testing.generated.Shape.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Generated SELECTs: those that ciphertext can answer, and a few that it cannot. */
final class Queries {
  private final List<Shape> shapes;
  private final Speech speech;
  private final Random random;
  private final Predicates predicates;

  Queries(List<Shape> shapes, Speech speech, Random random, Predicates predicates) {
    this.shapes = shapes;
    this.speech = speech;
    this.random = random;
    this.predicates = predicates;
  }

  private Shape shape() {
    return shapes.get(random.nextInt(shapes.size()));
  }

  Phrase query() {
    return switch (random.nextInt(10)) {
      case 0 -> join();
      case 1 -> grouped();
      case 2 -> distinct();
      case 3 -> union();
      case 4 -> derived();
      case 5 -> star();
      case 6 -> joined();
      default -> simple();
    };
  }

  private String columns(Shape shape, String prefix) {
    List<Column> columns = new ArrayList<>(shape.columns());
    java.util.Collections.shuffle(columns, random);
    return columns.subList(0, 1 + random.nextInt(columns.size())).stream()
        .map(c -> prefix + c.name() + (random.nextInt(5) == 0 ? " AS x" + c.name() : ""))
        .collect(Collectors.joining(", "));
  }

  private Phrase simple() {
    Shape shape = shape();
    String order = random.nextInt(3) == 0 ? " ORDER BY id" : "";
    String limit = order.isEmpty() || random.nextBoolean() ? "" : " LIMIT " + random.nextInt(9);
    return new Phrase()
        .add("SELECT id, " + columns(shape, "") + " FROM " + shape.name() + " WHERE ")
        .add(predicates.any(shape, shape.name() + "."))
        .add(order + limit);
  }

  private Phrase star() {
    Shape shape = shape();
    return new Phrase()
        .add(
            "SELECT "
                + (random.nextBoolean() ? "*" : "z.*")
                + " FROM "
                + shape.name()
                + " z WHERE ")
        .add(predicates.any(shape, "z."));
  }

  /** Cells of one column that an expression hands on. */
  private Phrase joined() {
    Shape shape = shape();
    Column column = shape.columns().get(random.nextInt(shape.columns().size()));
    String name = column.name();
    String value =
        switch (random.nextInt(4)) {
          case 0 -> "COALESCE(" + name + ", " + name + ")";
          case 1 -> "CASE WHEN id < 200 THEN " + name + " END";
          case 2 -> "NULLIF(" + name + ", NULL)";
          default -> "(SELECT q." + name + " FROM " + shape.name() + " q WHERE q.id = o.id)";
        };
    return new Phrase()
        .add("SELECT " + value + " AS j FROM " + shape.name() + " o WHERE ")
        .add(predicates.any(shape, "o."));
  }

  private Phrase join() {
    Shape left = shape();
    Shape right = shape();
    String kind = random.nextBoolean() ? "JOIN" : "LEFT JOIN";
    String on = random.nextInt(3) == 0 ? "l.id = r.id" : matching(left, right);
    return new Phrase()
        .add("SELECT l.id, r.id AS other, " + columns(left, "l.") + ", r.e, r.p")
        .add(" FROM " + left.name() + " l " + kind + " " + right.name() + " r ON " + on + " WHERE ")
        .add(predicates.any(left, "l."));
  }

  /** Two columns whose cells can be compared; there is always {@code e}. */
  private String matching(Shape left, Shape right) {
    List<String> pairs = new ArrayList<>();
    for (Column one : left.columns()) {
      right.columns().stream()
          .filter(other -> one.comparable() && one.sharesCellsWith(other))
          .filter(other -> one.kind() != Kind.FLOAT)
          .forEach(other -> pairs.add("l." + one.name() + " = r." + other.name()));
    }
    return pairs.get(random.nextInt(pairs.size()));
  }

  private static Column named(Shape shape, String name) {
    return shape.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private Column comparable(Shape shape) {
    List<Column> columns = shape.columns().stream().filter(Column::comparable).toList();
    return columns.get(random.nextInt(columns.size()));
  }

  private Phrase grouped() {
    Shape shape = shape();
    String column = comparable(shape).name();
    String counted = comparable(shape).name();
    String having = random.nextInt(3) == 0 ? " HAVING COUNT(*) > 1" : "";
    return new Phrase()
        .add("SELECT " + column + ", COUNT(*), COUNT(DISTINCT " + counted + "), MAX(id)")
        .add(" FROM " + shape.name() + " WHERE ")
        .add(predicates.any(shape, ""))
        .add(" GROUP BY " + column + having);
  }

  private Phrase distinct() {
    Shape shape = shape();
    return new Phrase()
        .add("SELECT DISTINCT " + comparable(shape).name() + ", e FROM " + shape.name() + " WHERE ")
        .add(predicates.any(shape, ""));
  }

  private Phrase union() {
    Shape one = shape();
    Shape two = shape();
    String[] pair = matching(one, two).replaceAll("[lr]\\.(\\w+)", ", $1").split(" = ", 2);
    String operator =
        List.of(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ").get(random.nextInt(4));
    return new Phrase()
        .add("SELECT e, p" + pair[0] + " FROM " + one.name() + " WHERE ")
        .add(predicates.any(one, ""))
        .add(operator + "SELECT e, p" + pair[1] + " FROM " + two.name() + " WHERE ")
        .add(predicates.any(two, ""));
  }

  private Phrase derived() {
    Shape shape = shape();
    Phrase inner =
        new Phrase()
            .add("SELECT id, e AS inner_e, p FROM " + shape.name() + " WHERE ")
            .add(predicates.any(shape, ""));
    Column column = named(shape, "e");
    Kind kind = column.kind();
    Object value = speech.value(column, random);
    if (random.nextBoolean()) {
      return new Phrase()
          .add("WITH w AS (")
          .add(inner)
          .add(") SELECT w.inner_e, w.id FROM w WHERE w.inner_e <> ")
          .value(kind, value);
    }
    return new Phrase()
        .add("SELECT d.* FROM (")
        .add(inner)
        .add(") d WHERE d.inner_e = ")
        .value(kind, value);
  }

  /** A shape that has to be refused, because ciphertext would answer it wrongly. */
  Phrase impossible() {
    Shape shape = shape();
    List<Column> sealed = shape.columns().stream().filter(c -> c.guard() != Guard.PLAIN).toList();
    Column column = sealed.get(random.nextInt(sealed.size()));
    String from = " FROM " + shape.name();
    Phrase phrase = new Phrase().dishonour();
    return switch (random.nextInt(6)) {
      case 0 -> phrase.add("SELECT id" + from + " ORDER BY " + column.name());
      case 1 -> phrase.add("SELECT MAX(" + column.name() + ")" + from);
      case 2 ->
          phrase
              .add("SELECT id" + from + " WHERE " + column.name() + " > ")
              .value(column.kind(), column.kind().value(random));
      case 3 ->
          phrase.add(
              "SELECT id"
                  + from
                  + " WHERE CAST("
                  + column.name()
                  + " AS "
                  + speech.text()
                  + ") = p");
      case 4 ->
          phrase.add("SELECT COUNT(*)" + from + " WHERE " + column.name() + " < " + column.name());
      default ->
          phrase.add(
              "UPDATE "
                  + shape.name()
                  + " SET p = CAST("
                  + column.name()
                  + " AS "
                  + speech.text()
                  + ")");
    };
  }
}
