package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.ClockedDriver;
import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Trap;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** No odd statement lets a value slip past, whether it runs or is refused. */
class TrapTests {
  private @TempDir Path directory;

  @TestFactory
  List<DynamicTest> nothingSlipsPast() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Trap.Scene scene : Trap.read(TrapTests.class, "traps.sql")) {
      assertThat(scene.traps()).isNotEmpty();
      tests.add(DynamicTest.dynamicTest(scene.name(), () -> play(scene)));
    }
    return tests;
  }

  private void play(Trap.Scene traps) throws Exception {
    Path own = java.nio.file.Files.createTempDirectory(directory, "scene");
    List<String> failures = new ArrayList<>();
    ClockedDriver driver = new ClockedDriver();
    try (Scene scene = new Scene(own, traps.name().hashCode());
        Connection raw = new org.h2.Driver().connect("jdbc:" + scene.url(), null);
        Connection ours = driver.connect(protectedUrl(scene))) {
      scene.workload().createSchema(ours);
      for (Trap trap : traps.traps()) {
        if (trap.later()) {
          driver.passLease();
        }
        String outcome = spring(trap, trap.directive().equals("plain") ? raw : ours, scene);
        judge(trap, outcome, failures);
        scene
            .trafficFindings()
            .forEach(f -> failures.add("line " + trap.line() + " leaks: " + f + outcome));
      }
      failures.addAll(scene.search().stream().map(Finding::toString).toList());
    }
    assertThat(failures).isEmpty();
  }

  private static void judge(Trap trap, String outcome, List<String> failures) {
    boolean fits =
        switch (trap.directive()) {
          case "runs", "plain" -> outcome.equals("ran");
          case "refused" -> outcome.contains("[HC-");
          default -> !outcome.startsWith("threw");
        };
    if (!fits) {
      failures.add("line " + trap.line() + ": " + outcome + "\n    " + trap.sql());
    }
  }

  private static String protectedUrl(Scene scene) throws Exception {
    return "jdbc:hushcell:"
        + scene.url()
        + ";hushcell.config="
        + scene.configuration(Scene.columns());
  }

  private static String spring(Trap trap, Connection connection, Scene scene) {
    String sql = trap.sql();
    while (sql.contains("%m%")) {
      sql = sql.replaceFirst("%m%", scene.mark("line " + trap.line()));
    }
    try {
      run(trap, sql, connection, scene);
      return "ran";
    } catch (SQLException e) {
      scene.hear(e);
      return e.toString();
    } catch (RuntimeException e) {
      return "threw " + e;
    }
  }

  private static void run(Trap trap, String sql, Connection connection, Scene scene)
      throws SQLException {
    if (trap.prepared()) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, scene.mark("line " + trap.line()));
        statement.execute();
      }
    } else {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
