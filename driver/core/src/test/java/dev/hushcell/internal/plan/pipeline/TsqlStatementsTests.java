package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.sqlserver.SqlServerRules;
import dev.hushcell.internal.dialect.sqlserver.SqlServerTypes;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.testing.script.PlanText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of statements of SQL Server, text in and text out. What must become of each was
 * written down before the planner saw it.
 */
class TsqlStatementsTests {
  private static final String FILE = "/dev/hushcell/internal/plan/tsql-classes.txt";

  /** The share of those that must work which do. */
  private static final double LEAST_THAT_WORK = 0.98;

  private static final Language TSQL = SqlServerRules.RULES.language();

  private final SampleSchema schema = new SampleSchema();
  private final TextPlanner planner =
      new TextPlanner(
          new SqlServerTypes(), SqlServerRules.RULES, Access.unlimited(), TrustedObjects.nothing());

  private record Listed(String expected, String sql) {}

  @TestFactory
  Stream<DynamicTest> nothingThatMustBeRefusedOrPassedDoesOtherwise() throws IOException {
    return listed().stream()
        .filter(each -> !each.expected().equals("work"))
        .map(each -> DynamicTest.dynamicTest(each.sql(), () -> check(each)));
  }

  private void check(Listed each) {
    String found = found(each.sql());
    assertThat(found).as(found).startsWith(each.expected());
  }

  /** Those that work leave no value of a protected column in the text. */
  @Test
  void mostThatMustWorkDo() throws IOException {
    List<String> refused = new ArrayList<>();
    List<Listed> work = listed().stream().filter(e -> e.expected().equals("work")).toList();
    for (Listed each : work) {
      String found = found(each.sql());
      if (found.startsWith("refuse")) {
        refused.add(each.sql() + "   " + found);
      }
    }
    double share = 1 - (double) refused.size() / work.size();
    assertThat(share).as(String.join("\n", refused)).isGreaterThanOrEqualTo(LEAST_THAT_WORK);
  }

  private String found(String sql) {
    try {
      StatementPlan plan = planner.plan(sql, new TsqlSchema(schema), schema.protection());
      return plan instanceof Touching touching
          ? "work " + PlanText.rendered(touching, TSQL)
          : "pass";
    } catch (Fault refusal) {
      return "refuse " + refusal.code().id() + " " + refusal.getMessage();
    } catch (ActivationNeeded needed) {
      return "activate";
    }
  }

  private static List<Listed> listed() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TsqlStatementsTests.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(TsqlStatementsTests::listed)
          .toList();
    }
  }

  private static Listed listed(String line) {
    int colon = line.indexOf(": ");
    String expected = line.substring(0, colon);
    assertThat(Set.of("work", "refuse", "pass")).contains(expected);
    return new Listed(expected, line.substring(colon + 2).replace("\\n", "\n"));
  }
}
