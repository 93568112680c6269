package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The positive control: on a plain database the same workload leaves its marks, and the same search
 * finds each of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakHarnessTests {
  private List<Mark> marks;
  private List<Finding> findings;
  private Workload workload;

  @BeforeAll
  void runOnPlainDatabase(@TempDir Path directory) throws IOException, SQLException {
    try (Scene scene = new Scene(directory, 1)) {
      try (Connection connection = DriverManager.getConnection("jdbc:" + scene.url())) {
        scene.workload().createSchema(connection);
        scene.workload().run(connection, 100);
        scene.searchOpenFiles();
      }
      marks = scene.marks();
      findings = scene.search();
      workload = scene.workload();
    }
  }

  private List<Mark> notFound(Predicate<Mark> wanted, String source) {
    List<Mark> found =
        findings.stream().filter(f -> f.source().contains(source)).map(Finding::mark).toList();
    return marks.stream().filter(wanted).filter(mark -> !found.contains(mark)).toList();
  }

  @Test
  void plainDatabaseRunsTheWorkload() {
    workload.assertAllRan();
  }

  @Test
  void everyMarkIsFoundInTraffic() {
    assertThat(marks).hasSizeGreaterThan(150);
    // The driver never asks an array of ours for its elements.
    assertThat(notFound(mark -> !mark.path().startsWith("setArray"), "traffic")).isEmpty();
  }

  @Test
  void everyStoredMarkIsFoundInDatabaseFile() {
    assertThat(marks).filteredOn(Mark::stored).hasSizeGreaterThan(50);
    assertThat(notFound(Mark::stored, "vault.mv.db")).isEmpty();
  }

  @Test
  void everyStoredMarkIsFoundInTrace() {
    assertThat(notFound(Mark::stored, "vault.trace.db")).isEmpty();
  }

  @Test
  void messagesOfAPlainDriverQuoteValues() {
    assertThat(findings).anyMatch(finding -> finding.source().equals("messages"));
  }
}
