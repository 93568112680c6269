package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.recorded.SampleOf;
import dev.hushcell.testing.recorded.Engine;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalTests {
  /** What depends on a profile, on the whole database, on jobs or on a defect. */
  private static final List<FaultCode> TESTED_ELSEWHERE =
      List.of(
          PlanFault.FAILED,
          PlanFault.WRITE_ONLY,
          PlanFault.WRITE_ONLY_NULL,
          PlanFault.LOOKALIKE,
          PlanFault.PUT_BACK,
          PlanFault.OWN_COLUMN,
          PlanFault.FOUND_WITHOUT_KEY, // FoundRowsTests of the contract
          PlanFault.NOT_COMPUTED, // AssignedValuesTests of the contract
          PlanFault.BELONGS, // BelongsToTests of the contract
          PlanFault.TENANT_NOT_TOLD, // TenantTests of the contract
          PlanFault.TENANT_CHANGED,
          PlanFault.TENANT_COPIED,
          DdlFault.TENANT_COLUMN,
          DdlFault.KEY_OF_ROWS,
          DdlFault.OWN_COLLATION);

  /** What only MySQL can do: see MysqlPlanTests, and RefusedByServerTests of the contract. */
  private static final List<FaultCode> OF_MYSQL =
      List.of(
          PlanFault.READINGS_DIFFER,
          PlanFault.IGNORED,
          DdlFault.KEY_TOO_LONG,
          DdlFault.KEY_PREFIX,
          DdlFault.PARTITION,
          DdlFault.FOREIGN_KEY_ACTION,
          DdlFault.CHECK_NAME);

  private final SampleSchema schema = new SampleSchema();
  private final TextPlanner planner =
      new TextPlanner(new H2Types(), H2Rules.RULES, Access.unlimited(), SampleSchema.trusted());

  /**
   * Only T-SQL's EXEC is read with them: elsewhere a name may lead to another form of a routine.
   */
  @Test
  void refusesNamesOfArgumentsInACall() {
    SampleOf postgresql = new SampleOf(Engine.POSTGRESQL);
    TextPlanner calls = Engine.POSTGRESQL.planner(SampleSchema.trusted());
    assertThatThrownBy(() -> calls.plan("CALL find(a => ?)", postgresql, postgresql.protection()))
        .hasMessageContaining("[HC-2100]")
        .hasMessageContaining("an argument with a name");
  }

  @Test
  void everyCodeIsTheOutcomeOfACase() {
    Set<String> seen = new TreeSet<>();
    for (FaultCode elsewhere : TESTED_ELSEWHERE) {
      seen.add(elsewhere.id());
    }
    OF_MYSQL.forEach(code -> seen.add(code.id()));
    for (Step each : cases()) {
      if (each.expected() instanceof Step.Expected.Refused refused) {
        seen.add(refused.code());
      }
    }
    List<FaultCode> codes = new ArrayList<>(List.of(PlanFault.values()));
    codes.addAll(List.of(DdlFault.values()));
    assertThat(seen).containsAll(codes.stream().map(FaultCode::id).toList());
  }

  @Test
  void failsClosedWhenNestedTooDeeply() {
    String sql = "SELECT id FROM contact WHERE " + "NOT ".repeat(60_000) + "name = 'a'";
    assertThatThrownBy(() -> planner.plan(sql, schema, schema.protection()))
        .hasMessageMatching(
            "(?s)\\[HC-(2129|2014|2020)\\].*"); // which limit is met first depends on the machine
  }

  @Test
  void readsLongChainsOfConditions() {
    String sql = "SELECT id FROM contact WHERE email = ?" + " OR name = 'b'".repeat(5_000);
    assertThat(planner.plan(sql, schema, schema.protection())).isNotNull();
  }

  @Test
  void namesColumnPlaceAndRemedy() {
    assertThatThrownBy(
            () ->
                planner.plan("SELECT id FROM contact\nWHERE note = ?", schema, schema.protection()))
        .hasMessage(
            "[HC-2104] CONTACT.NOTE is sealed without search and cannot be compared; declare search:"
                + " equality or leave it out; with evaluate: [range], text-order: utf-16 for CONTACT.NOTE (never for"
                + " a password) the driver does it, row by row, and each character counts (position"
                + " 30)");
  }

  @Test
  void showsNoLiteral() {
    for (Step each : cases()) {
      try {
        planner.plan(each.text().replace("'x'", "'tell-tale'"), schema, schema.protection());
      } catch (RuntimeException refused) {
        assertThat(refused).hasMessageNotContaining("tell-tale");
      }
    }
  }

  private static List<Step> cases() {
    return Stream.concat(Sample.RUN.stream(), Sample.PLANNED.stream())
        .map(Sample::cases)
        .flatMap(List::stream)
        .toList();
  }
}
