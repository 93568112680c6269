package dev.hushcell.contract.statements;

import dev.hushcell.contract.statements.StatementList.Listed;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.testing.recorded.Engine;
import dev.hushcell.testing.recorded.PlanPrint;
import dev.hushcell.testing.recorded.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is planned for the statements of frameworks is what was recorded; {@code
 * -Dhushcell.plans.record=true} records it.
 */
class RecordedStatementsTests {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "hushcell", "contract", "recorded");

  @ParameterizedTest
  @EnumSource(Source.class)
  void areAsRecorded(Source source) throws IOException {
    Model model = Model.read();
    List<Engine> engines =
        Arrays.stream(Product.values()).map(each -> Engine.valueOf(each.name())).toList();
    String title = source.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Recording recording = new Recording("statements/" + title, engines);
    for (Product product : Product.values()) {
      plan(recording, source.statements(product), model, product);
    }
    recording.hold(FOLDER.resolve("statements-" + title + ".plans"));
  }

  /** Plans statements; those that make a table before there is any. */
  private static void plan(
      Recording recording, List<Listed> statements, Model model, Product product) {
    Engine engine = Engine.valueOf(product.name());
    Protection before = model.protection(product, false);
    Protection after = model.protection(product, true);
    TextPlanner planner = engine.planner(TrustedObjects.nothing());
    for (Listed each : statements) {
      boolean there = !each.sql().toLowerCase(Locale.ROOT).startsWith("create table");
      ModelSchema schema = new ModelSchema(model, product, there);
      recording.add(
          engine,
          each.sql(),
          PlanPrint.of(each.sql(), planner::plan, schema, there ? after : before));
    }
  }
}
