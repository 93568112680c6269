package dev.hushcell.contract;

import dev.hushcell.contract.server.Servers;
import dev.hushcell.testing.recorded.Engine;
import dev.hushcell.testing.recorded.Followed;
import dev.hushcell.testing.recorded.Recording;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is planned for the statements of the contract's scripts, without a server, is what was
 * recorded; {@code -Dhushcell.plans.record=true} records it.
 */
class RecordedScriptsTests {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "hushcell", "contract", "recorded");
  private static final String ROOT = "/dev/hushcell/contract/";

  @ParameterizedTest
  @ValueSource(
      strings = {"names", "writes", "reads", "folding", "definitions", "values", "refusals"})
  void ofAll(String script) throws IOException {
    hold(script, Engine.ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "mysql/definitions, MYSQL, MARIADB",
    "mysql/joined, MYSQL, MARIADB",
    "mysql/refusals, MYSQL, MARIADB",
    "mysql/statements, MYSQL, MARIADB",
    "mysql/values, MYSQL, MARIADB",
    "mysql/ways, MYSQL, MARIADB"
  })
  void ofTwo(String script, Engine one, Engine other) throws IOException {
    hold(script, List.of(one, other));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql/definitions, POSTGRESQL",
    "postgresql/keys, POSTGRESQL",
    "postgresql/values, POSTGRESQL",
    "sqlserver/definitions, SQLSERVER",
    "sqlserver/refusals, SQLSERVER",
    "sqlserver/statements, SQLSERVER",
    "sqlserver/values, SQLSERVER"
  })
  void ofOne(String script, Engine engine) throws IOException {
    hold(script, List.of(engine));
  }

  /** Statements in which names are easily taken for others. */
  @Test
  void ofHiddenNames() throws IOException {
    Recording recording = new Recording("hidden-names.txt", Engine.ALL);
    List<String> lines = ScriptTests.resource(ROOT + "hidden-names.txt").lines().toList();
    for (Engine engine : Engine.ALL) {
      Followed followed = new Followed(engine, HiddenNamesTests.COLUMNS);
      HiddenNamesTests.TABLES.forEach(followed::plan);
      lines.stream()
          .filter(line -> line.startsWith("! "))
          .forEach(line -> followed.plan(line.substring(2)));
      for (String line : lines) {
        if (!line.isBlank() && !line.matches("[#@+!].*")) {
          String sql = line.startsWith("- ") ? line.substring(2) : line;
          recording.add(engine, sql, followed.plan(sql));
        }
      }
    }
    recording.hold(FOLDER.resolve("hidden-names.plans"));
  }

  private static void hold(String script, List<Engine> engines) throws IOException {
    Recording recording = new Recording(script + ".txt", engines);
    for (Engine engine : engines) {
      List<Step> steps = Script.read(ROOT + script + ".txt", Servers.words(engine));
      Followed followed =
          new Followed(engine, ScriptTests.resource(ROOT + script + ".columns.yaml"));
      for (Step step : steps.stream().filter(each -> !each.isCommand()).toList()) {
        for (String sql : step.statements()) {
          recording.add(engine, sql, followed.plan(sql));
        }
      }
    }
    recording.hold(FOLDER.resolve(script.replace('/', '-') + ".plans"));
  }
}
