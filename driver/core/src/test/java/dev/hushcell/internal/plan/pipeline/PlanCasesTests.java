package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.jdbc.Escapes;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedObjects.DroppedChecks;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.testing.script.Planned;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
      case "dropped-checks" -> new TrustedObjects(List.of(), List.of(), DroppedChecks.ALL);
      case "procedures", "views" -> SampleSchema.trusted();
      default -> TrustedObjects.nothing();
    };
  }

  private static Stream<DynamicTest> cases(String file, TrustedObjects trusted) {
    TextPlanner planner =
        new TextPlanner(new H2Types(), H2Rules.RULES, Access.unlimited(), trusted);
    return Sample.cases(file).stream()
        .map(each -> DynamicTest.dynamicTest(each.title(), () -> check(each, planner)));
  }

  /** The text is planned that the driver makes of it. */
  private static void check(Step each, TextPlanner planner) throws SQLException {
    SampleSchema schema = new SampleSchema();
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
      String text =
          new Escapes(h2, RealDriver.standard(), () -> new Lexer(new H2Language()))
              .translated(each.text());
      Planned found = Planned.of(text, () -> planner.plan(text, schema, schema.protection()));
      boolean translated = !text.equals(each.text());
      assertThat(translated ? found.ofWritten(each.planned().roles()) : found)
          .hasToString(each.planned().toString());
    }
  }
}
