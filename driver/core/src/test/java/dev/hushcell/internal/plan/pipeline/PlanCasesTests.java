package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.ActivationNeeded;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.StatementPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PlanCasesTests {
  @TestFactory
  Stream<DynamicTest> plansQueries() {
    return cases("queries.txt");
  }

  @TestFactory
  Stream<DynamicTest> plansChanges() {
    return cases("changes.txt");
  }

  @TestFactory
  Stream<DynamicTest> plansDefinitions() {
    return cases("definitions.txt");
  }

  @TestFactory
  Stream<DynamicTest> plansShapes() {
    return cases("shapes.txt");
  }

  @TestFactory
  Stream<DynamicTest> plansFormsOfApplications() {
    return cases("forms.txt");
  }

  @TestFactory
  Stream<DynamicTest> plansWhatLeakedElsewhere() {
    return cases("elsewhere.txt");
  }

  @TestFactory
  Stream<DynamicTest> dropsChecks() {
    return cases("dropped-checks.txt", new TrustedObjects(List.of(), List.of(), true));
  }

  @TestFactory
  Stream<DynamicTest> plansCallsOfTrustedRoutines() {
    return cases("procedures.txt", SampleSchema.trusted());
  }

  @TestFactory
  Stream<DynamicTest> readsTrustedViews() {
    return cases("views.txt", SampleSchema.trusted());
  }

  private static Stream<DynamicTest> cases(String file) {
    return cases(file, TrustedObjects.nothing());
  }

  private static Stream<DynamicTest> cases(String file, TrustedObjects trusted) {
    Planner planner = new TextPlanner(new H2Types(), new H2Rules(), Access.unlimited(), trusted);
    return PlanCase.read(file).stream()
        .map(each -> DynamicTest.dynamicTest(each.sql(), () -> check(each, planner)));
  }

  private static void check(PlanCase each, Planner planner) {
    assertThat(found(each.sql(), planner)).isEqualTo(PlanCase.written(each.expected()));
  }

  private static String found(String sql, Planner planner) {
    SampleSchema schema = new SampleSchema();
    List<String> found = new ArrayList<>();
    try {
      StatementPlan plan = planner.plan(sql, schema, schema.protection());
      if (plan instanceof StatementPlan.Touching touching) {
        String rendered = PlanText.rendered(touching);
        found.add(("= " + (rendered.equals(sql) ? "same" : rendered.replace("\n", "\\n"))).strip());
        String results = PlanText.results(touching);
        if (!results.isEmpty()) {
          found.add("> " + results);
        }
        String changes = PlanText.changes(touching);
        if (!changes.isEmpty()) {
          found.add("+ " + changes);
        }
      } else {
        found.add(".");
      }
    } catch (Fault refusal) {
      found.add("! " + refusal.code().id() + place(refusal));
    } catch (ActivationNeeded needed) {
      found.add("activate " + needed.table());
    }
    return PlanCase.written(found);
  }

  /** A refusal is told by its code and its place. */
  private static String place(Fault refusal) {
    OptionalInt offset = refusal.offset();
    return offset.isPresent() ? " " + (offset.getAsInt() + 1) : "";
  }
}
