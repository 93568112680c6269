package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.testing.generated.GeneratedRun;
import dev.hushcell.testing.generated.Grammar;
import dev.hushcell.testing.generated.Kind;
import dev.hushcell.testing.generated.Phrase;
import dev.hushcell.testing.generated.Shape;
import dev.hushcell.testing.generated.Shapes;
import dev.hushcell.testing.generated.Speech;
import dev.hushcell.testing.generated.Tally;
import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The generated statements are mostly good SQL, and a difference between the sides is noticed. */
class GeneratedHarnessTests {
  private static final Speech H2 = Speech.h2();
  private static final List<Shape> SHAPES = Shapes.ORDINARY.all(H2);

  @Test
  void poolHasEveryKindUnderEveryGuard() {
    for (Shape.Guard guard : Shape.Guard.values()) {
      EnumSet<Kind> missing = EnumSet.allOf(Kind.class);
      SHAPES.forEach(
          s ->
              s.columns().stream()
                  .filter(c -> c.guard() == guard)
                  .forEach(c -> missing.remove(c.kind())));
      missing.removeAll(EnumSet.of(Kind.SHORT, Kind.LAX, Kind.OFFSET)); // of the other schemas
      missing.removeIf(kind -> guard == Shape.Guard.EQUALITY && !kind.allowsEquality());
      assertThat(missing).as("kinds without a %s column", guard).isEmpty();
    }
  }

  @Test
  void statementsAreMostlyGoodSql() throws SQLException {
    Tally tally = new Tally();
    for (int round = 0; round < 6; round++) {
      List<Shape> shapes = SHAPES.subList(round, round + 2);
      try (Side left = new Side(Databases.plain());
          Side right = new Side(Databases.plain())) {
        generate(new GeneratedRun("", left, right, H2, tally), shapes, round);
      }
    }
    assertThat(tally.ran()).as("of %s", tally).isGreaterThan(tally.total() * 7 / 10);
  }

  @Test
  void impossibleStatementsAreGoodSqlToo() throws SQLException {
    Random random = new Random(1);
    try (Side plain = new Side(Databases.plain())) {
      GeneratedRun run = new GeneratedRun("", plain, plain, H2, new Tally());
      SHAPES.forEach(shape -> assertThat(plain.run(step(shape.create(H2))).succeeded()).isTrue());
      for (int i = 0; i < 200; i++) {
        Phrase phrase = new Grammar(SHAPES, H2, random.nextLong()).impossible();
        assertThat(phrase.honourable()).isFalse();
        Outcome outcome = plain.run(phrase.step(H2, random::nextBoolean));
        assertThat(outcome.error().orElse("none")).as("%s", outcome).isIn("none");
      }
      assertThatThrownBy(() -> run.run(new Phrase().add("VALUES (1)").dishonour(), 0))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void differenceIsNoticed() throws SQLException {
    List<Shape> shapes = SHAPES.subList(0, 2);
    try (Connection left = Databases.plain();
        Connection right = Databases.plain()) {
      GeneratedRun run = new GeneratedRun("", new Side(left), new Side(right), H2, new Tally());
      run.create(shapes);
      right.createStatement().execute("INSERT INTO g0 (id, e) VALUES (1, 'a ')");
      left.createStatement().execute("INSERT INTO g0 (id, e) VALUES (1, 'a')");
      assertThatThrownBy(() -> run.compareTables(shapes)).isInstanceOf(AssertionError.class);
    }
  }

  private static void generate(GeneratedRun run, List<Shape> shapes, int round)
      throws SQLException {
    run.create(shapes);
    for (int i = 0; i < 150; i++) {
      long seed = round * 1000L + i;
      Phrase phrase = new Grammar(shapes, H2, seed).statement();
      if (phrase.honourable()) {
        run.run(phrase, seed);
      }
    }
    run.compareTables(shapes);
  }

  private static Step step(String sql) {
    return new Phrase().add(sql).step(H2, () -> false);
  }
}
