package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.testing.broken.Break;
import dev.hushcell.testing.broken.BrokenDriver;
import dev.hushcell.testing.broken.BrokenPlans;
import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Mark;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The leak test in modes of H2, with the forms of SQL that these have. */
class ModeLeakTests {
  private @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REGULAR")
  void nothingLeaks(LeakMode mode) throws Exception {
    try (Scene scene = new Scene(directory, 20 + mode.name().length(), mode)) {
      String url =
          "jdbc:hushcell:"
              + scene.url()
              + ";hushcell.config="
              + scene.configuration(Scene.columns());
      try (Connection connection = DriverManager.getConnection(url)) {
        scene.workload().createSchema(connection);
      }
      try (Connection connection = DriverManager.getConnection(url)) {
        scene.workload().run(connection, 100);
        scene.searchOpenFiles();
      }
      SoftAssertions softly = new SoftAssertions();
      softly.assertThat(scene.marks().size()).as("marks").isGreaterThan(150);
      softly.assertThat(scene.workload().surprises()).as("surprises").isEmpty();
      softly.assertThat(scene.search()).as("leaks").isEmpty();
      softly.assertAll();
    }
  }

  /** The same search finds every mark on a plain database. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REGULAR")
  void everyMarkOfTheModeIsFoundOnPlainDatabase(LeakMode mode) throws Exception {
    try (Scene scene = new Scene(directory, 30 + mode.name().length(), mode)) {
      try (Connection connection = DriverManager.getConnection("jdbc:" + scene.url())) {
        scene.workload().createSchema(connection);
        scene.workload().run(connection, 100, mode.paths()::contains);
        scene.searchOpenFiles();
      }
      List<Finding> findings = scene.search();
      assertThat(scene.workload().surprises()).noneMatch(each -> each.contains("expected RUNS"));
      assertThat(notFound(scene.marks(), findings, "traffic")).isEmpty();
      assertThat(notFound(stored(scene), findings, "vault.trace.db")).isEmpty();
      assertThat(stored(scene)).hasSizeGreaterThan(5);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REGULAR")
  void literalsThatStayInTheTextAreFound(LeakMode mode) throws Exception {
    Set<String> paths = stored(mode, path -> !path.name().contains("prepared"));
    requireFound(
        mode,
        new Break(
            "literals stay",
            BrokenPlans.without(Splice.Sealed.class::isInstance),
            cells -> cells,
            Break.Slip.NONE,
            paths,
            "traffic"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REGULAR")
  void parametersThatAreSentAsBoundAreFound(LeakMode mode) throws Exception {
    Set<String> paths = stored(mode, path -> path.name().contains("prepared"));
    requireFound(
        mode,
        Break.ofPlan(
            "parameters are sent as bound",
            BrokenPlans.plainParameters(ParameterRole.Sealed.class::isInstance),
            "traffic",
            paths.toArray(String[]::new)));
  }

  private void requireFound(LeakMode mode, Break broken) throws Exception {
    assertThat(broken.paths()).isNotEmpty();
    try (Scene scene = new Scene(directory, 40 + mode.name().length(), mode)) {
      Path configuration = scene.configuration(Scene.columns());
      try (BrokenDriver driver = scene.broken(configuration, broken)) {
        try (Connection connection = driver.connect()) {
          scene.workload().createSchema(connection);
          scene.workload().run(connection, 100, path -> broken.paths().contains(path.name()));
          scene.searchOpenFiles();
        }
      }
      List<Finding> findings = scene.search();
      List<Mark> sent =
          scene.marks().stream()
              .filter(
                  mark -> broken.paths().stream().anyMatch(p -> mark.path().startsWith(p + " #")))
              .toList();
      assertThat(sent).isNotEmpty();
      assertThat(notFound(sent, findings, broken.source())).isEmpty();
    }
  }

  private static Set<String> stored(LeakMode mode, Predicate<PathStep> wanted) {
    return mode.paths().stream()
        .filter(path -> path.stored() && !path.name().startsWith("after"))
        .filter(wanted)
        .map(PathStep::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Mark> stored(Scene scene) {
    return scene.marks().stream().filter(Mark::stored).toList();
  }

  private static List<Mark> notFound(List<Mark> marks, List<Finding> findings, String source) {
    List<Mark> found =
        findings.stream().filter(f -> f.source().contains(source)).map(Finding::mark).toList();
    return marks.stream().filter(mark -> !found.contains(mark)).toList();
  }
}
