package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.testing.Planners;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts that differ in literals share a plan where, and only where, theirs would be the same. */
class ShapedPlansTests {
  private static final Lexer LEXER = new Lexer(new H2Language());

  private static final int ALL_REPLACED = 4;

  /** What each literal becomes in turn, by its kind. */
  private static final List<String> STRINGS =
      List.of(
          "''",
          "'a'",
          "'Ä long text, which is longer than any column of the sample is, with room for more'",
          "'it''s'",
          "'UPPER'",
          "'12'",
          "'1.50'",
          "'%a_'",
          "'\\'",
          "'2024-02-29'",
          "'SELECT email FROM contact'",
          "'contact'");

  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "99", "3000000000", "99999999999999999999", "1.5", ".5", "100.00");

  private static final List<String> BYTES = List.of("X''", "X'00'", "x'4a4b4c4d4e4f'");

  private final SampleSchema schema = new SampleSchema();
  private final Counted counted = new Counted();

  /** Tells how many plans were shared. */
  private static final class Counted implements CachedPlanner.Listener {
    private int known;
    private int made;

    @Override
    public boolean listens() {
      return true;
    }

    @Override
    public void planned(long nanoseconds, boolean before) {
      known += before ? 1 : 0;
      made += before ? 0 : 1;
    }

    @Override
    public void refused(FaultCode code) {}
  }

  @TestFactory
  Stream<DynamicTest> decidesTheSameForEveryLiteralOfEveryCase() {
    return Stream.concat(Sample.RUN.stream(), Sample.PLANNED.stream())
        .map(file -> DynamicTest.dynamicTest(file, () -> mutateCases(file)));
  }

  private void mutateCases(String file) {
    TrustedObjects trusted =
        List.of("procedures", "views").contains(file)
            ? SampleSchema.trusted()
            : TrustedObjects.nothing();
    int texts = 0;
    Counted told = new Counted();
    TextPlanner fresh = new TextPlanner(new H2Types(), H2Rules.RULES, Access.unlimited(), trusted);
    CachedPlanner cached = new CachedPlanner(fresh, told, false);
    for (Step each : Sample.cases(file)) {
      for (String text : mutated(each.text())) {
        assertThat(decided(text, cached)).as(text).isEqualTo(decided(text, fresh::plan));
        texts++;
      }
    }
    assertThat(told.known).as("shared of " + texts).isGreaterThan(texts / leastShared(file));
  }

  /** Of the texts of a file, one in so many has a plan of another one, at least. */
  private static int leastShared(String file) {
    return switch (file) {
      case "definitions", "dropped-checks" -> 1000; // no rows
      case "procedures", "views", "keys", "forms" -> 5;
      default -> 2;
    };
  }

  /**
   * Returns a text, one for every other content of each literal of it, and some with all of them
   * replaced.
   */
  private static List<String> mutated(String text) {
    List<String> all = new ArrayList<>(List.of(text));
    List<Token> tokens;
    try {
      tokens = LEXER.lex(text).list();
    } catch (Fault unreadable) {
      return all;
    }
    for (Token token : tokens) {
      others(token)
          .forEach(
              other ->
                  all.add(text.substring(0, token.begin()) + other + text.substring(token.end())));
    }
    for (int i = 0; i < ALL_REPLACED; i++) {
      all.add(replaced(text, tokens, new Random(31L * text.hashCode() + i)));
    }
    return all;
  }

  private static List<String> others(Token token) {
    return switch (token.kind()) {
      case STRING -> STRINGS;
      case NUMBER -> NUMBERS;
      case BINARY -> BYTES;
      case WORD, QUOTED, PARAMETER, SYMBOL -> List.of();
    };
  }

  private static String replaced(String text, List<Token> tokens, Random random) {
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    for (Token token : tokens) {
      List<String> others = others(token);
      if (!others.isEmpty()) {
        replaced.append(text, copied, token.begin());
        replaced.append(others.get(random.nextInt(others.size())));
        copied = token.end();
      }
    }
    return replaced.append(text, copied, text.length()).toString();
  }

  private Object decided(String text, Planner planner) {
    try {
      return planner.plan(text, schema, schema.protection());
    } catch (Fault refused) {
      String what = refused.what().split("[.] Its CREATE TABLE", 2)[0]; // what else is kept
      return List.of(refused.code(), what, refused.offset());
    } catch (ActivationNeeded needed) {
      return needed.table();
    }
  }

  @Test
  void plansOnceWhatDiffersInLiterals() {
    CachedPlanner cached = new CachedPlanner(Planners.ofH2(), counted, true);
    for (int i = 0; i < 100; i++) {
      String text =
          "UPDATE contact SET email = 'mail-" + i + "', name = 'x" + i + "' WHERE id = " + i;
      Touching plan = (Touching) cached.plan(text, schema, schema.protection());
      assertThat(plan.sql()).isEqualTo(text);
      Splice.Sealed sealed = (Splice.Sealed) plan.splices().get(0);
      assertThat(((SealedValue.Literal) sealed.value()).value().unnoted()).isEqualTo("mail-" + i);
      assertThat(text.substring(sealed.begin(), sealed.end())).isEqualTo("'mail-" + i + "'");
    }
    assertThat(counted.made).isEqualTo(1);
  }

  @Test
  void refusesWhatALiteralMakesTooLong() {
    TextPlanner fresh = Planners.ofH2();
    CachedPlanner cached = new CachedPlanner(fresh, counted, true);
    for (int length : new int[] {1, 1 << 19, 1 << 20, 1 << 21}) {
      String text = "UPDATE contact SET email = '" + "x".repeat(length) + "' WHERE id = 1";
      assertThat(decided(text, cached)).isEqualTo(decided(text, fresh::plan));
    }
    assertThat(counted.made).isEqualTo(3);
  }

  @Test
  void plansAnewWhereALiteralDecides() {
    CachedPlanner cached = new CachedPlanner(Planners.ofH2(), counted, true);
    for (int i = 0; i < 3; i++) {
      for (String place : List.of("1", "2", "3")) {
        decided(
            "SELECT id, name, email FROM contact WHERE id > " + i + " ORDER BY " + place, cached);
      }
    }
    assertThat(counted.made).isEqualTo(3);
  }

  @Test
  void keepsApartWhatDiffersInAnythingElse() {
    List<String> texts =
        List.of(
            "SELECT id FROM contact WHERE email = 'a'",
            "SELECT id FROM contact WHERE email ='a'",
            "SELECT ID FROM contact WHERE email = 'a'",
            "SELECT id FROM contact WHERE \"EMAIL\" = 'a'",
            "SELECT id FROM contact WHERE email = N'a'",
            "SELECT id FROM contact WHERE email = X'61'",
            "SELECT id FROM contact WHERE email = 1",
            "SELECT id FROM contact WHERE email = 1e0",
            "SELECT id FROM contact WHERE email = -1",
            "SELECT id FROM contact WHERE email = 'a' --",
            "SELECT id FROM contact WHERE email = 'a' AND 1 = 1",
            "SELECT id FROM contact WHERE email IN ('a')",
            "SELECT id FROM contact WHERE email IN ('a', 'b')");
    CachedPlanner cached = new CachedPlanner(Planners.ofH2(), counted, true);
    texts.forEach(text -> decided(text, cached));
    assertThat(counted.made).isEqualTo(texts.size());
  }

  @Test
  void keepsNoTextAndNoValueThatPlanningDidNotRead() {
    String text = "SELECT id FROM contact WHERE email = 'a-secret' AND name = 'other-secret'";
    Shape shape = Shape.of(LEXER.lex(text)).orElseThrow();
    Touching plan = (Touching) Planners.ofH2().plan(text, schema, schema.protection());
    PlanOutcome emptied = new PlanOutcome.Planned(plan).emptied(shape.cuts()).orElseThrow();
    assertThat(shape.key()).doesNotContain("secret");
    assertThat(((Touching) emptied.plan()).sql()).isEmpty();
    assertThat(Planners.ofH2().plan(text, schema, schema.protection())).isEqualTo(plan);
  }

  @Test
  void keepsNothingOfTextsThatComeOnce() {
    CachedPlanner cached = new CachedPlanner(Planners.ofH2());
    for (int i = 0; i < 50_000; i++) {
      decided("SELECT email FROM contact WHERE name = 'n" + i + "' AND id > -" + i, cached);
    }
    assertThat(cached.size()).isLessThan(50);
    String again = "SELECT email FROM contact WHERE name = 'again'";
    decided(again, cached);
    Object second = decided(again, cached);
    assertThat(decided(again, cached)).isSameAs(second);
  }
}
