package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Outcome;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts are good SQL, and the comparison notices what it is there to notice. */
class ScriptHarnessTests {
  @ParameterizedTest
  @ValueSource(strings = {"people.txt", "letters.txt", "odd.txt"})
  void scriptRunsOnPlainDatabase(String script) throws SQLException {
    List<String> failures = new ArrayList<>();
    try (Side plain = new Side(Databases.plain())) {
      for (Step step : Script.read("/dev/hushcell/corpus/" + script)) {
        String wanted =
            step.expected() instanceof Step.Expected.Failure error ? error.plain() : "none";
        boolean refused = step.expected() instanceof Step.Expected.Refused;
        Outcome outcome = refused ? plain.runAndUndo(step) : plain.run(step);
        if (!(step.expected() instanceof Step.Expected.Either)
            && !outcome.error().orElse("none").equals(wanted)) {
          failures.add(step.title() + " -> " + outcome);
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void equalSidesPass() {
    assertThatCode(() -> compare("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT)"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a VARCHAR(9) DEFAULT '7')",
        "CREATE TABLE t (a BIGINT DEFAULT 7)",
        "CREATE TABLE t (a INT DEFAULT 8)",
        "CREATE TABLE t (a INT NOT NULL DEFAULT 7)",
        "CREATE TABLE t (a INT DEFAULT 7, b INT)"
      })
  void differencesAreNoticed(String other) {
    assertThatThrownBy(() -> compare("CREATE TABLE t (a INT DEFAULT 7)", other))
        .isInstanceOf(AssertionError.class);
  }

  private static void compare(String one, String other) throws SQLException {
    List<Step> steps = Script.parse("INSERT INTO t DEFAULT VALUES\nSELECT * FROM t");
    try (Connection left = Databases.plain();
        Connection right = Databases.plain()) {
      left.createStatement().execute(one);
      right.createStatement().execute(other);
      Comparison comparison = new Comparison(new Side(left), new Side(right));
      for (Step step : steps) {
        comparison.check(step);
      }
    }
  }

  @Test
  void expectedRefusalThatRunsIsNoticed() {
    String script = "VALUES (1)\n  ! HC-2104";
    assertThatThrownBy(
            () -> {
              try (Side left = new Side(Databases.plain());
                  Side right = new Side(Databases.plain())) {
                new Comparison(left, right).check(Script.parse(script).get(0));
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a refusal");
  }
}
