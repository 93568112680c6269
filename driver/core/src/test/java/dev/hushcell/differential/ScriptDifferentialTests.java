package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same script on a plain H2 and on a protected one: rows, counts, keys and metadata are equal,
 * or the script expects otherwise and says what.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptDifferentialTests {
  private final List<AutoCloseable> open = new ArrayList<>();
  private Databases databases;

  @BeforeAll
  void prepare(@TempDir Path directory) {
    databases = new Databases(directory);
  }

  @AfterAll
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @TestFactory
  List<DynamicTest> peopleThroughDriverManager() throws Exception {
    return tests("people", driver("people"));
  }

  @Tag("nightly") // the other paths through a pool are those of LeakTests
  @TestFactory
  List<DynamicTest> peopleThroughPool() throws Exception {
    return tests("people", pool("people"));
  }

  @TestFactory
  List<DynamicTest> lettersThroughDriverManager() throws Exception {
    return tests("letters", driver("letters"));
  }

  @TestFactory
  List<DynamicTest> oddThroughDriverManager() throws Exception {
    return tests("odd", driver("odd"));
  }

  @TestFactory
  List<DynamicTest> applicationThroughDriverManager() throws Exception {
    return tests("application", driver("application"));
  }

  @Test
  void scriptHasTwoHundredStatements() {
    long statements =
        Script.read("/dev/hushcell/corpus/people.txt").stream().filter(s -> !s.isCommand()).count();
    assertThat(statements).isGreaterThanOrEqualTo(200);
  }

  @Test
  void fewStatementsOfApplicationsAreRefusedAndNoneWithoutNeed() {
    List<Step> steps =
        Script.read("/dev/hushcell/corpus/application.txt").stream()
            .filter(step -> !step.isCommand())
            .toList();
    List<String> refused =
        steps.stream()
            .filter(step -> step.expected() instanceof Step.Expected.Refused)
            .map(step -> ((Step.Expected.Refused) step.expected()).code())
            .toList();
    assertThat(steps).hasSizeGreaterThan(300);
    assertThat(100.0 * refused.size() / steps.size()).isLessThan(5);
    // Sorted, matched, computed with, of no known meaning, or a value in the text of a view.
    assertThat(refused).isSubsetOf("HC-2107", "HC-2108", "HC-2109", "HC-2115", "HC-2216");
  }

  private Connection driver(String script) throws Exception {
    return databases.openProtected(Databases.resource(script + ".columns.yaml"));
  }

  private Connection pool(String script) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(databases.protectedUrl(Databases.resource(script + ".columns.yaml")));
    config.setMaximumPoolSize(1);
    HikariDataSource pool = new HikariDataSource(config);
    open.add(pool);
    return pool.getConnection();
  }

  private List<DynamicTest> tests(String script, Connection subject) throws Exception {
    Side plain = new Side(DriverManager.getConnection("jdbc:" + Databases.freshName()));
    Side other = new Side(subject);
    open.add(0, plain);
    open.add(0, other);
    Comparison comparison = new Comparison(plain, other);
    List<DynamicTest> tests = new ArrayList<>();
    for (Step step : Script.read("/dev/hushcell/corpus/" + script + ".txt")) {
      tests.add(DynamicTest.dynamicTest(step.title(), () -> comparison.check(step)));
    }
    return tests;
  }
}
