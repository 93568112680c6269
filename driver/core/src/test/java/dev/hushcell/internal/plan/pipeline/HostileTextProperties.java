package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * Statements that were torn apart, in each dialect: each is planned or refused with a code before
 * long, whatever stands in it. Nothing else is thrown, no stack overflows.
 */
class HostileTextProperties {
  private static final Duration LONG = Duration.ofSeconds(40);

  private static final List<String> FRAGMENTS =
      List.of(
          "'",
          "\"",
          "`",
          "[",
          "]",
          "(",
          ")",
          "/*",
          "*/",
          "--",
          "#",
          "$$",
          "$a$",
          "\\",
          "\\'",
          "\0",
          "\ud800",
          "\udc00",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "\n",
          "\r",
          "\t",
          "E'",
          "U&'",
          "N'",
          "X'",
          "_utf8'",
          "{",
          "}",
          "{fn ",
          "{d '",
          "{call ",
          "?",
          "??",
          "?1",
          ":a",
          "@",
          "@@",
          ";",
          "/*!",
          "/*!50000 ",
          "/*M!",
          "/*+",
          "1e",
          "0x",
          "0b",
          "1_0",
          ".5.",
          "||",
          "::",
          "<=>",
          "->>",
          "!=",
          "^=",
          "NULL",
          " is not distinct from ",
          " collate x ",
          " returning * ",
          " over (order by email) ",
          " at time zone 'utc' ",
          " escape '!' ",
          " for update ",
          " union all select ",
          " with x as (",
          " as of ",
          " lateral ",
          " output inserted.* ",
          " q'[",
          "email",
          "contact",
          "x".repeat(300),
          "9".repeat(400),
          "(".repeat(120),
          ")".repeat(120),
          "not ".repeat(500),
          "- ".repeat(500),
          " or 1 = 1".repeat(300),
          "case when ".repeat(60),
          "\ud83d\ude00",
          "\u0130",
          "\u212a",
          "\u00df");

  private static final List<Kind> KINDS =
      List.of(
          new Kind(new H2Database()),
          new Kind(new PostgresDatabase()),
          new Kind(MysqlDatabase.all().get(0)),
          new Kind(new SqlServerDatabase()));

  /** A kind of database and its planner. */
  private record Kind(Database database, TextPlanner planner) {
    Kind(Database database) {
      this(
          database,
          new TextPlanner(
              database.types(), database.rules(), Access.unlimited(), TrustedObjects.nothing()));
    }
  }

  private final SampleSchema schema = new SampleSchema();
  private final List<String> statements = statements();

  @Tag("nightly")
  @Property(tries = 6000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @Label("many torn statements are planned or refused, in time")
  void plansOrRefusesMany(@ForAll("torn") String sql) {
    plansOrRefuses(sql);
  }

  @Property(tries = 1200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @Label("torn statements are planned or refused, in time")
  void plansOrRefuses(@ForAll("torn") String sql) {
    for (Kind kind : KINDS) {
      String outcome = assertTimeoutPreemptively(LONG, () -> outcome(kind, sql));
      Statistics.label(kind.database().name()).collect(outcome);
      Statistics.label(kind.database().name())
          .coverage(
              coverage -> {
                coverage.check("planned").percentage(share -> share > 2);
                coverage.check("refused").percentage(share -> share > 20);
              });
    }
  }

  private String outcome(Kind kind, String sql) {
    try {
      assertThat(kind.planner().plan(sql, schema, schema.protection())).isNotNull();
      return "planned";
    } catch (Fault refused) {
      assertThat(refused.getMessage()).matches("(?s)\\[HC-[234]\\d{3}] .+");
      return "refused";
    } catch (ActivationNeeded needed) {
      return "planned";
    }
  }

  @Provide
  Arbitrary<String> torn() {
    return Combinators.combine(
            Arbitraries.of(statements), Arbitraries.integers().between(1, 6), Arbitraries.longs())
        .as((sql, times, seed) -> torn(sql, times, new Random(seed)));
  }

  private String torn(String sql, int times, Random random) {
    StringBuilder text = new StringBuilder(sql);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.insert(at, other(random));
        case 3 -> text.setLength(at);
        default -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }
    }
    return text.toString();
  }

  private String other(Random random) {
    String other = statements.get(random.nextInt(statements.size()));
    int from = random.nextInt(other.length());
    return other.substring(from, from + random.nextInt(other.length() - from + 1));
  }

  private static List<String> statements() {
    String file = "/dev/hushcell/internal/plan/tsql-classes.txt";
    try (InputStream in =
        Objects.requireNonNull(HostileTextProperties.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(": ") && !line.startsWith("#"))
          .map(line -> line.substring(line.indexOf(": ") + 2))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
