package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.testing.script.Planned;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is planned for the cases of the sample is what they say, and no more. */
class PlanCasesTests {
  @TestFactory
  Stream<DynamicNode> plansWhatCasesSay() {
    return Stream.concat(Sample.RUN.stream(), Sample.PLANNED.stream())
        .map(file -> DynamicContainer.dynamicContainer(file, cases(file, trusted(file))));
  }

  private static TrustedObjects trusted(String file) {
    return switch (file) {
      case "dropped-checks" -> new TrustedObjects(List.of(), List.of(), true);
      case "procedures", "views" -> SampleSchema.trusted();
      default -> TrustedObjects.nothing();
    };
  }

  private static Stream<DynamicTest> cases(String file, TrustedObjects trusted) {
    Planner planner = new TextPlanner(new H2Types(), new H2Rules(), Access.unlimited(), trusted);
    return Sample.cases(file).stream()
        .map(each -> DynamicTest.dynamicTest(each.title(), () -> check(each, planner)));
  }

  private static void check(Step each, Planner planner) {
    SampleSchema schema = new SampleSchema();
    Planned found =
        Planned.of(each.text(), () -> planner.plan(each.text(), schema, schema.protection()));
    assertThat(found).hasToString(each.planned().toString());
  }
}
