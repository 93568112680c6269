package dev.hushcell.internal.plan.recorded;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.jdbc.Escapes;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedObjects.DroppedChecks;
import dev.hushcell.internal.plan.pipeline.SampleSchema;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.testing.recorded.Engine;
import dev.hushcell.testing.recorded.Followed;
import dev.hushcell.testing.recorded.PlanPrint;
import dev.hushcell.testing.recorded.Recording;
import dev.hushcell.testing.script.Sample;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned for the texts of the corpus, for each kind of database, is what was recorded. */
class RecordedPlansTests {
  static final Path FOLDER =
      Path.of("..", "core", "src", "test", "resources", "dev", "hushcell", "recorded");
  private static final String CORPUS = "/dev/hushcell/corpus/";

  /** The tables of {@code leak.Workload}, on which traps are laid. */
  private static final List<String> VAULT =
      List.of(
          "CREATE TABLE vault (id INT, eq VARCHAR(120), rnd VARCHAR(120), short VARCHAR(5), fixed"
              + " CHAR(5), num NUMERIC(40), big BIGINT, dbl DOUBLE, dated DATE, clock TIME(6),"
              + " moment TIMESTAMP, zoned TIMESTAMP, uid UUID, bin VARBINARY(100), print"
              + " VARBINARY(40))",
          "CREATE TABLE copy (id INT, eq VARCHAR(120), rnd VARCHAR(120))",
          "CREATE TABLE leaf (id INT, eq VARCHAR(120), must VARCHAR(20), low VARCHAR(120))");

  static Stream<String> sample() {
    return Stream.concat(Sample.RUN.stream(), Sample.PLANNED.stream());
  }

  @ParameterizedTest
  @MethodSource("sample")
  void casesOfTheSample(String file) throws IOException, SQLException {
    Recording recording = new Recording("corpus/sample/" + file + ".txt", Engine.ALL);
    List<String> texts = Sample.cases(file).stream().map(Step::text).toList();
    for (Engine engine : Engine.ALL) {
      plan(recording, engine, engine == Engine.H2 ? translated(texts) : texts, trusted(file));
    }
    recording.hold(FOLDER.resolve("sample-" + file + ".plans"));
  }

  private static TrustedObjects trusted(String file) {
    return switch (file) {
      case "dropped-checks" -> new TrustedObjects(List.of(), List.of(), DroppedChecks.ALL);
      case "procedures", "views" -> SampleSchema.trusted();
      default -> TrustedObjects.nothing();
    };
  }

  private static void plan(
      Recording recording, Engine engine, List<String> texts, TrustedObjects trusted) {
    SampleOf schema = new SampleOf(engine);
    Protection protection = schema.protection();
    TextPlanner planner = engine.planner(trusted);
    for (String sql : texts) {
      recording.add(engine, sql, PlanPrint.of(sql, planner::plan, schema, protection));
    }
  }

  /** The texts are planned that the driver makes of them. */
  private static List<String> translated(List<String> texts) throws SQLException {
    List<String> translated = new ArrayList<>();
    try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
      Escapes escapes = new Escapes(h2, RealDriver.standard(), () -> new Lexer(new H2Language()));
      for (String text : texts) {
        translated.add(escapes.translated(text));
      }
    }
    return translated;
  }

  /** Their statements in order, as each may make tables for those that follow. */
  @ParameterizedTest
  @CsvSource({"people", "odd", "letters", "application"})
  void scripts(String script) throws IOException {
    Recording recording = new Recording("corpus/" + script + ".txt", Engine.ALL);
    for (Engine engine : Engine.ALL) {
      follow(recording, engine, script + ".columns.yaml", List.of(), steps(script, ""));
    }
    recording.hold(FOLDER.resolve(script + ".plans"));
  }

  @ParameterizedTest
  @CsvSource({"mysql-mode, H2_MYSQL", "sqlserver-mode, H2_SQLSERVER"})
  void scriptsOfModes(String script, Engine mode) throws IOException {
    List<Engine> engines = new ArrayList<>(Engine.ALL);
    engines.add(mode);
    Recording recording = new Recording("corpus/" + script + ".txt", engines);
    for (Engine engine : engines) {
      follow(recording, engine, script + ".columns.yaml", List.of(), steps(script, ""));
    }
    recording.hold(FOLDER.resolve(script + ".plans"));
  }

  @Test
  void traps() throws IOException {
    Recording recording = new Recording("corpus/traps.txt", Engine.ALL);
    List<String> scenes =
        Script.read(CORPUS + "traps.txt").stream().map(Step::scene).distinct().toList();
    for (Engine engine : Engine.ALL) {
      for (String scene : scenes) {
        follow(recording, engine, "vault.columns.yaml", VAULT, steps("traps", scene));
      }
    }
    recording.hold(FOLDER.resolve("traps.plans"));
  }

  @Test
  void statementsOfSqlServer() throws IOException {
    Recording recording = new Recording("internal/plan/tsql-classes.txt", Engine.ALL);
    List<String> texts =
        resource("/dev/hushcell/internal/plan/tsql-classes.txt")
            .lines()
            .filter(line -> line.matches("\\w+: .*"))
            .map(line -> line.substring(line.indexOf(": ") + 2).replace("\\n", "\n"))
            .toList();
    for (Engine engine : Engine.ALL) {
      plan(recording, engine, texts, TrustedObjects.nothing());
    }
    recording.hold(FOLDER.resolve("tsql-classes.plans"));
  }

  private static List<Step> steps(String script, String scene) {
    return Script.read(CORPUS + script + ".txt").stream()
        .filter(step -> !step.isCommand() && (scene.isEmpty() || step.scene().equals(scene)))
        .toList();
  }

  private static void follow(
      Recording recording, Engine engine, String columns, List<String> tables, List<Step> steps)
      throws IOException {
    Followed followed = new Followed(engine, resource(CORPUS + columns));
    tables.forEach(followed::plan);
    for (Step step : steps) {
      for (String sql : step.statements()) {
        recording.add(engine, sql, followed.plan(sql));
      }
    }
  }

  static String resource(String name) throws IOException {
    try (InputStream in = RecordedPlansTests.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
