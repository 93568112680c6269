package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.testing.broken.Break;
import dev.hushcell.testing.broken.BrokenCells;
import dev.hushcell.testing.broken.BrokenDriver;
import dev.hushcell.testing.broken.BrokenPlans;
import dev.hushcell.testing.broken.BrokenStatements;
import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Mark;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The leak test finds a single broken path: each break is made on purpose in a driver that is
 * otherwise right, and the marks of that path come to light where they must.
 */
class BrokenPathTests {
  private @TempDir Path directory;

  static Stream<Break> breaks() {
    return Stream.of(plans(), cells(), statements()).flatMap(List::stream);
  }

  private static List<Break> plans() {
    return List.of(
        Break.ofPlan(
            "a stored parameter is sent as bound",
            BrokenPlans.plainParameters(role -> isSealed(role, Use.ASSIGNED)),
            "traffic",
            "prepared insert"),
        Break.ofPlan(
            "a compared parameter is sent as bound",
            BrokenPlans.plainParameters(role -> isSealed(role, Use.COMPARED)),
            "vault.trace.db",
            "prepared look-up"),
        Break.ofPlan(
            "a parameter of a null test is sent as bound",
            BrokenPlans.plainParameters(ParameterRole.NullTest.class::isInstance),
            "traffic",
            "null test"),
        Break.ofPlan(
            "a literal stays in the text",
            BrokenPlans.without(Splice.Sealed.class::isInstance),
            "vault.trace.db",
            "insert"),
        Break.ofPlan(
            "a literal stays in the text of a batch",
            BrokenPlans.without(Splice.Sealed.class::isInstance),
            "traffic",
            "batch"),
        Break.ofPlan(
            "a refused statement is sent", BrokenPlans::unrefusing, "vault.trace.db", "like"));
  }

  private static List<Break> cells() {
    return List.of(
        Break.ofCells("a cell is not sealed", BrokenCells.open(), "traffic", "setNString"),
        new Break(
            "a cell is not sealed and no CHECK keeps it out",
            BrokenPlans.without(
                splice ->
                    splice instanceof Splice.Text text && text.replacement().contains("CHECK")),
            BrokenCells.open(),
            Break.Slip.NONE,
            Set.of("prepared insert"),
            "vault.mv.db"),
        Break.ofCells(
            "a message quotes a value", BrokenCells.quoting(), "messages", "too long, prepared"),
        Break.ofCells("a value is logged", BrokenCells.logging(), "log", "prepared insert"));
  }

  private static List<Break> statements() {
    return List.of(
        Break.ofStatements(
            "one setter is not ours",
            BrokenStatements.passing("setNString"),
            "traffic",
            "setNString"),
        Break.ofStatements(
            "a text goes past ours into a batch",
            BrokenStatements.passing("addBatch"),
            "vault.trace.db",
            "batch"),
        Break.ofStatements(
            "toString has what was bound",
            BrokenStatements.talking(),
            "messages",
            "bound but not run"));
  }

  private static boolean isSealed(ParameterRole role, Use use) {
    return role instanceof ParameterRole.Sealed sealed && sealed.use() == use;
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void marksOfBrokenPathAreFound(Break broken) throws Exception {
    try (Scene scene = new Scene(directory, broken.name().hashCode())) {
      List<Finding> findings = findings(scene, broken);
      List<Mark> found =
          findings.stream()
              .filter(finding -> finding.source().contains(broken.source()))
              .map(Finding::mark)
              .toList();
      assertThat(broken.paths()).allMatch(path -> found.stream().anyMatch(isOf(path)));
    }
  }

  /** The control: without a break the same paths over the same wiring leave no mark. */
  @Test
  void nothingIsFoundWithoutBreak() throws Exception {
    Set<String> paths =
        breaks()
            .flatMap(each -> each.paths().stream())
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    try (Scene scene = new Scene(directory, 6)) {
      assertThat(findings(scene, Break.none(paths))).isEmpty();
      assertThat(paths).allMatch(path -> scene.marks().stream().anyMatch(isOf(path)));
      assertThat(scene.workload().surprises()).isEmpty();
    }
  }

  private static java.util.function.Predicate<Mark> isOf(String path) {
    return mark -> mark.path().startsWith(path + " #");
  }

  private static List<Finding> findings(Scene scene, Break broken) throws Exception {
    Path configuration = scene.configuration(Scene.columns());
    try (BrokenDriver driver = scene.broken(configuration, broken)) {
      try (Connection connection = driver.connect()) {
        scene.workload().createSchema(connection);
      }
      try (Connection connection = driver.connect()) {
        scene.workload().run(connection, 100, path -> broken.paths().contains(path.name()));
        scene.searchOpenFiles();
      }
    }
    return scene.search();
  }
}
