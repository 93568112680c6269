package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import dev.hushcell.testing.script.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts once more with {@code MODE=PostgreSQL} on both sides, in which applications like to
 * test: what that mode has no type or form for is written in another way or left out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresModeTests {
  private static final String MODE = ";MODE=PostgreSQL";

  private static final Map<String, String> TYPES =
      Map.of(
          "(?i)\\btinyint\\b", "SMALLINT",
          "(?i)\\bblob\\b", "VARBINARY");

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
  List<DynamicTest> people() throws Exception {
    return tests("people");
  }

  @TestFactory
  List<DynamicTest> odd() throws Exception {
    return tests("odd");
  }

  @TestFactory
  List<DynamicTest> application() throws Exception {
    return tests("application");
  }

  @Test
  void refusesNumbersWithoutPrecision() throws Exception {
    String url = databases.protectedUrl("columns: { thing.n: { search: equality } }\n") + MODE;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String type : List.of("numeric", "decimal", "dec")) {
        assertThatThrownBy(() -> statement.execute("create table thing (id int, n " + type + ")"))
            .hasMessageContaining("[HC-2201]")
            .hasMessageContaining("without a precision");
      }
      statement.execute("create table thing (id int, n numeric(10, 2))");
      assertThatThrownBy(
              () -> statement.execute("select id from thing where n = cast('5.25' as numeric)"))
          .hasMessageContaining("[HC-2");
    }
  }

  private List<DynamicTest> tests(String script) throws Exception {
    String columns = Databases.resource(script + ".columns.yaml");
    Side plain = new Side(connect("jdbc:" + Databases.freshName()));
    Side subject = new Side(connect(databases.protectedUrl(columns)));
    open.add(0, plain);
    open.add(0, subject);
    Comparison comparison = new Comparison(plain, subject);
    List<DynamicTest> tests = new ArrayList<>();
    for (Step step : Script.parse(translated(Databases.resource(script + ".sql")))) {
      if (!isOutside(step)) {
        tests.add(DynamicTest.dynamicTest(step.title(), () -> comparison.check(step)));
      }
    }
    return tests;
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url + MODE);
  }

  private static String translated(String script) {
    String text = script;
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      text = text.replaceAll(type.getKey(), type.getValue());
    }
    return text;
  }

  /** TOP is no word of the mode, and columns without a name have all the same label in it. */
  private static boolean isOutside(Step step) {
    return step.text().toUpperCase(Locale.ROOT).startsWith("SELECT TOP ")
        || step.text().contains("SELECT * FROM (SELECT 53, 'lit')")
        || step.expected() instanceof Step.Expected.Differs;
  }
}
