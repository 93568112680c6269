package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.ClockedDriver;
import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** No odd statement lets a value slip past, whether it runs, fails or is refused. */
class TrapTests {
  private static final String PLACE = "%m%";

  private @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> nothingSlipsPast() {
    Map<String, List<Step>> scenes =
        Script.read("/dev/hushcell/corpus/traps.txt").stream()
            .collect(Collectors.groupingBy(Step::scene, LinkedHashMap::new, Collectors.toList()));
    return scenes.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(each.getKey(), () -> play(each.getKey(), each.getValue())));
  }

  private void play(String name, List<Step> traps) throws Exception {
    Path own = java.nio.file.Files.createTempDirectory(directory, "scene");
    List<String> failures = new ArrayList<>();
    ClockedDriver driver = new ClockedDriver();
    try (Scene scene = new Scene(own, name.hashCode());
        Connection raw = new org.h2.Driver().connect("jdbc:" + scene.url(), null);
        Connection ours = driver.connect(protectedUrl(scene))) {
      scene.workload().createSchema(ours);
      for (Step trap : traps) {
        if (trap.words().contains("later")) {
          driver.passLease();
        }
        Outcome outcome = spring(trap, trap.words().contains("past") ? raw : ours, scene);
        if (!fits(trap, outcome)) {
          failures.add(trap.title() + " -> " + outcome);
        }
        scene.trafficFindings().forEach(f -> failures.add(trap.title() + " leaks: " + f + outcome));
      }
      failures.addAll(scene.search().stream().map(Object::toString).toList());
    }
    assertThat(failures).isEmpty();
  }

  private static boolean fits(Step trap, Outcome outcome) {
    if (trap.expected() instanceof Step.Expected.Refused) {
      return outcome.code().isPresent() && trap.isRefusedThere(outcome);
    }
    if (trap.expected() instanceof Step.Expected.Failure failure) {
      return outcome.error().filter(failure.hushcell()::equals).isPresent();
    }
    return outcome.succeeded();
  }

  private static String protectedUrl(Scene scene) throws Exception {
    return "jdbc:hushcell:"
        + scene.url()
        + ";hushcell.config="
        + scene.configuration(Scene.columns());
  }

  /** Runs a trap with a mark in each of its places for one. */
  private static Outcome spring(Step trap, Connection connection, Scene scene) {
    String path = "line " + trap.line();
    String sql = trap.text();
    while (sql.contains(PLACE)) {
      sql = sql.replaceFirst(PLACE, scene.mark(path));
    }
    List<List<Object>> rows =
        trap.rows().stream().map(row -> List.<Object>of(scene.mark(path))).toList();
    return new Side(connection, false, scene::hear).run(trap.withText(sql).withRows(rows));
  }
}
