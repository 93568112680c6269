package dev.hushcell.testing.scopes;

import dev.hushcell.testing.scopes.World.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** What is shared while one statement is made: chance, names, marks, and the queries of WITH. */
final class Build {
  /** From which all new names are made; most are also those of tables and columns. */
  private static final List<String> POOL =
      List.of(
          "contact", "contact", "contact", "email", "email", "c", "c", "archive", "city", "secret",
          "name", "vault", "x", "sight", "note", "a");

  private final World world;
  private final Tongue tongue;
  private final Random random;
  private final Spelling spelling;
  private final int binding;
  private final List<String> made = new ArrayList<>();
  private final Deque<Source> common = new ArrayDeque<>();
  private final List<Integer> unused = new ArrayList<>(List.of(0, 1, 2, 3));

  Build(World world, Tongue tongue, Random random) {
    this.world = world;
    this.tongue = tongue;
    this.random = random;
    this.spelling = new Spelling(tongue, random);
    this.binding = random.nextInt(3);
  }

  Tongue tongue() {
    return tongue;
  }

  World world() {
    return world;
  }

  Spelling spelling() {
    return spelling;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int number(int below) {
    return random.nextInt(below);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  String kept(String name) {
    return tongue.stored(name);
  }

  /** Returns a name for something new, as the database keeps it. */
  String fresh() {
    String name = made();
    made.add(name);
    return name;
  }

  /** Returns a name of the pool, or one that was made before, in another case at times. */
  private String made() {
    boolean again = !made.isEmpty() && chance(35);
    String word = (again ? pick(made) : pick(POOL)).toLowerCase(Locale.ROOT);
    return chance(again ? 50 : 85) ? tongue.stored(word) : tongue.odd(word);
  }

  /** Returns a name for something new that none of some has. */
  String fresh(List<String> taken) {
    String name = fresh();
    for (int i = 0; i < 50 && taken.contains(name); i++) {
      name = fresh();
    }
    return name;
  }

  /** Returns a name for a source, often one of those around it in another case. */
  String fresh(Scope scope) {
    List<String> near = scope.sources().stream().map(Source::name).toList();
    List<String> far =
        scope.outer().stream()
            .flatMap(outer -> outer.sources().stream())
            .map(Source::name)
            .toList();
    if (!far.isEmpty() && chance(35)) {
      String name = other(pick(far));
      if (!near.contains(name)) {
        return name;
      }
    }
    return chance(95) ? fresh(near) : fresh();
  }

  private String other(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return tongue.stored(word).equals(name) ? tongue.odd(word) : tongue.stored(word);
  }

  /** Returns a name for a query of WITH: often that of a table, in one case or another. */
  String freshQuery(List<String> taken) {
    if (chance(50)) {
      String table = chance(60) ? tongue.stored("contact") : pick(world.tables()).name();
      String name = chance(30) ? other(table) : table;
      if (!taken.contains(name)) {
        return name;
      }
    }
    return fresh(taken);
  }

  /** Tells whether a name without a qualifier could be the column of several sources. */
  boolean isAmbiguous(Scope scope, String field) {
    return scope.sources().stream()
            .filter(
                source ->
                    tongue.has(Feature.QUOTED_CASE)
                        ? source.has(field)
                        : source.fields().stream().anyMatch(f -> f.name().equalsIgnoreCase(field)))
            .count()
        > 1;
  }

  String column(String kept) {
    return spelling.of(kept, Spelling.Use.COLUMN);
  }

  String alias(String kept) {
    return spelling.of(kept, Spelling.Use.ALIAS);
  }

  /** Writes a name in front of a column, with its schema at times. */
  String qualifier(Source source) {
    String schema = source.bare() && chance(4) ? column(tongue.schema()) + "." : "";
    return schema + alias(source.name());
  }

  String relation(String kept) {
    return spelling.of(kept, Spelling.Use.RELATION);
  }

  Field id() {
    return new Field(tongue.stored("id"), true);
  }

  Field text(String name) {
    return new Field(name, false);
  }

  /** Returns a value with a mark that stands nowhere else in the statement, or none at the end. */
  Piece value() {
    if (unused.isEmpty()) {
      return Piece.of("'c4'");
    }
    int mark = unused.remove(random.nextInt(unused.size()));
    boolean bound = binding == 1 || (binding == 2 && random.nextBoolean());
    Value plain = Value.of(mark, bound);
    Piece value = Piece.of(plain);
    if (!bound && spelling.writesLiteralsOddly()) {
      value = Piece.of(plain.in(Writing.any(tongue, random))).or(value);
    }
    return chance(6) ? Piece.of("cast(", value, " as ", tongue.text(), ")").or(value) : value;
  }

  /** Returns a value where nothing tells its type. */
  Piece typed() {
    return Piece.of("cast(", value(), " as ", tongue.text(), ")").or("'c4'");
  }

  /** Returns a value that stands in a longer literal. */
  Piece within(String before, String after) {
    if (unused.isEmpty()) {
      return Piece.of(before + "c4" + after);
    }
    int mark = unused.remove(random.nextInt(unused.size()));
    return Piece.of(new Value(mark, false, before, after, Optional.empty()));
  }

  /** Returns the queries of WITH, the last first. */
  Deque<Source> common() {
    return common;
  }

  /** Returns the table that a statement changes. */
  Table target() {
    List<Table> bases = world.bases();
    return chance(55) ? bases.get(0) : pick(bases);
  }

  /** Returns an operator of sets. */
  String union() {
    return pick(List.of(" union ", " union all ", " union all ", " intersect ", " except "));
  }
}
