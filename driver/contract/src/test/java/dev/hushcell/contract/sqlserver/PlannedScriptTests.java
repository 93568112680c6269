package dev.hushcell.contract.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.SqlServerServer;
import dev.hushcell.contract.server.Words;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the contract would send to a SQL Server, without one: each statement is planned to what the
 * script expects, and is T-SQL to a grammar that somebody else wrote, before and after.
 */
class PlannedScriptTests {
  private static final String ROOT = "/dev/hushcell/contract/";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "names",
        "writes",
        "reads",
        "definitions",
        "refusals",
        "sqlserver/definitions",
        "sqlserver/statements",
        "sqlserver/values",
        "sqlserver/refusals"
      })
  void everyStatementIsPlannedAsExpectedAndIsTsql(String script) throws IOException {
    List<String> wrong = new ArrayList<>();
    Words words = SqlServerServer.dialect();
    PlannedScript planned = new PlannedScript(resource(script + ".columns.yaml"), directory);
    List<Step> steps = Script.read(ROOT + script + ".txt", words);
    assertThat(steps).isNotEmpty();
    for (Step step : steps) {
      if (!step.isCommand()) {
        objections(step, planned).forEach(each -> wrong.add(step.title() + "\n   " + each));
      }
    }
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
  }

  private static List<String> objections(Step step, PlannedScript planned) {
    List<String> found = new ArrayList<>();
    for (String sql : step.batch() ? step.text().split(";\\s*", -1) : new String[] {step.text()}) {
      PlannedScript.Result result = planned.plan(sql);
      String expected =
          step.expected() instanceof Step.Expected.Refused refused ? refused.code() : "";
      if (!result.code().equals(expected)) {
        found.add("is refused with <" + result.code() + "> " + result.why());
      }
      TsqlGrammar.objection(sql).ifPresent(why -> found.add("no T-SQL: " + why + ": " + sql));
      if (!result.sent().isEmpty() && !result.sent().equals(sql)) {
        TsqlGrammar.objection(result.sent())
            .ifPresent(why -> found.add("sent as no T-SQL: " + why + ": " + result.sent()));
      }
    }
    return found;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PlannedScriptTests.class.getResourceAsStream(ROOT + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
