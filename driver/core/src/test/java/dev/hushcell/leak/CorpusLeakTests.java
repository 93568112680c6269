package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.broken.Break;
import dev.hushcell.testing.broken.BrokenDriver;
import dev.hushcell.testing.broken.SeenPlans;
import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Mark;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts of the corpus: what is planned for each step gives its values the roles that it says,
 * and with marks in place of its values it leaves none of them anywhere.
 */
class CorpusLeakTests {
  private @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "people, REGULAR",
    "application, REGULAR",
    "letters, REGULAR",
    "odd, REGULAR",
    "mysql-mode, MYSQL",
    "sqlserver-mode, SQL_SERVER"
  })
  void nothingLeaks(String script, LeakMode mode) throws Exception {
    SeenPlans seen = new SeenPlans(mode.lexer());
    List<String> failures = new ArrayList<>();
    try (Scene scene = Scene.untraced(directory, script.hashCode(), mode);
        BrokenDriver driver = scene.broken(scene.configuration(columns(script)), watched(seen));
        Side side = new Side(driver.connect(), false, scene::hear)) {
      for (Step step : Script.read("/dev/hushcell/corpus/" + script + ".txt")) {
        runMarked(step, side, scene, true);
        side.run(step);
        for (Step piece : pieces(step)) {
          if (!isAsPlanned(piece, seen)) {
            failures.add(step.title() + " is planned as\n" + seen.of(step));
          }
        }
      }
      scene.search().forEach(finding -> failures.add(finding.toString()));
      assertThat(scene.marks()).hasSizeGreaterThan(30);
    }
    assertThat(failures).isEmpty();
  }

  /** The control: without Hushcell all of these marks reach the database. */
  @ParameterizedTest
  @CsvSource({
    "people, REGULAR",
    "application, REGULAR",
    "letters, REGULAR",
    "odd, REGULAR",
    "mysql-mode, MYSQL",
    "sqlserver-mode, SQL_SERVER"
  })
  void everyMarkIsFoundOnPlainDatabase(String script, LeakMode mode) throws Exception {
    try (Scene scene = Scene.untraced(directory, script.hashCode(), mode);
        Side side = new Side(DriverManager.getConnection("jdbc:" + scene.url()), false)) {
      for (Step step : Script.read("/dev/hushcell/corpus/" + script + ".txt")) {
        runMarked(step, side, scene, false);
        if (!(step.expected() instanceof Step.Expected.Refused)) {
          side.run(step);
        }
      }
      List<Mark> missing = new ArrayList<>(scene.marks());
      missing.removeAll(
          scene.trafficFindings().stream().map(Finding::mark).collect(Collectors.toSet()));
      assertThat(missing).isEmpty();
    }
  }

  /** Runs it with marks, and leaves nothing of it; a definition only where it is refused. */
  private static void runMarked(Step step, Side side, Scene scene, boolean refuses)
      throws SQLException {
    boolean refused = refuses && step.expected() instanceof Step.Expected.Refused;
    if (step.isCommand() || (step.isDefinition() && !refused)) {
      return;
    }
    Step marked = scene.marked(step);
    if (refused) {
      side.run(marked);
    } else if (!marked.equals(step)) {
      side.runAndUndo(marked);
    }
  }

  private static Break watched(SeenPlans seen) {
    return new Break("nothing", seen::watching, cells -> cells, Break.Slip.NONE, Set.of(), "");
  }

  /** Returns the statements of a step, of which a batch of texts has some. */
  private static List<Step> pieces(Step step) {
    if (!step.batch() || step.prepared()) {
      return List.of(step);
    }
    return Stream.of(step.planned().roles().split(";\\s*", -1))
        .map(text -> Script.parse(text).get(0))
        .toList();
  }

  private static boolean isAsPlanned(Step step, SeenPlans seen) throws SQLException {
    return step.isCommand() || seen.of(step).filter(found -> found.fits(step)).isPresent();
  }

  private static String columns(String script) throws IOException {
    try (var in =
        CorpusLeakTests.class.getResourceAsStream(
            "/dev/hushcell/corpus/" + script + ".columns.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
