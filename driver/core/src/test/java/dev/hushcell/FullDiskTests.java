package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that fills up somewhere between the first byte of the catalogue and the last cell. With
 * space again every row that was acknowledged opens, and the work goes on where it failed.
 */
class FullDiskTests {
  private static final int MOMENTS = Depth.of(8, 24);
  private static final String COLUMNS =
      """
      columns:
        letter.body:  {}
        person.email: { search: equality }
        person.note:  {}
      """;

  private static final String OLD = "0|null";

  @TempDir Path directory;
  private Path template;

  @BeforeEach
  void database() throws SQLException {
    FilePath.register(new FullDisk());
    template = directory.resolve("template");
    try (Connection plain = Sandbox.plain("h2:file:" + template.resolve("crm"))) {
      Sandbox.run(
          plain,
          "CREATE TABLE letter (id INT PRIMARY KEY, body VARCHAR(60))",
          "INSERT INTO letter (id) VALUES (0)");
    }
  }

  @AfterEach
  void freeTheDisk() {
    FullDisk.free(Long.MAX_VALUE);
    FilePath.unregister(new FullDisk());
  }

  /** One thing that an application does, and the row that is there once it was acknowledged. */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Step(String sql, String... rows) {
    void run(Connection connection) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (String row : rows) {
          String[] values = row.split("\\|", -1);
          for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
          }
          statement.addBatch();
        }
        if (rows.length == 0) {
          statement.execute();
        } else {
          statement.executeBatch();
        }
      }
    }
  }

  /** Activates a table that has a row already, makes another with two more keys, writes cells. */
  private static List<Step> work() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("INSERT INTO letter VALUES (?, ?)", "1|dear ada"));
    steps.add(
        new Step(
            "CREATE TABLE IF NOT EXISTS person (id INT PRIMARY KEY, email VARCHAR(60) UNIQUE,"
                + " note VARCHAR(200))"));
    for (int i = 1; i <= 12; i++) {
      String row = i + "|person" + i + "@example.org|" + "n".repeat(10 * i);
      steps.add(new Step("INSERT INTO person (id, email, note) VALUES (?, ?, ?)", row));
    }
    steps.add(new Step("INSERT INTO letter VALUES (?, ?)", "2|dear ben", "3|dear cyd"));
    return steps;
  }

  @TestFactory
  List<DynamicTest> losesNothingWhereverItHappens() throws Exception {
    long all = bytesOfAllWork();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < MOMENTS; i++) {
      long space = all * i / MOMENTS;
      tests.add(
          DynamicTest.dynamicTest(
              space + " bytes free", () -> assertThat(fillsUp("full" + space, space)).isTrue()));
    }
    return tests;
  }

  @Test
  void noticesNothingWhileThereIsSpace() throws Exception {
    assertThat(fillsUp("enough", bytesOfAllWork() * 10)).isFalse();
  }

  private long bytesOfAllWork() throws Exception {
    Sandbox sandbox = sandbox("measured");
    long before = FullDisk.written();
    try (Connection connection = sandbox.connectAnew(url(sandbox))) {
      for (Step step : work()) {
        step.run(connection);
      }
      return FullDisk.written() - before; // closing writes more, but all is done by then
    }
  }

  /** Returns whether the disk filled up before all was done. */
  private boolean fillsUp(String name, long space) throws Exception {
    Sandbox sandbox = sandbox(name);
    int acknowledged = doneUntilFull(sandbox, space);
    FullDisk.free(Long.MAX_VALUE);
    List<Step> work = work();
    try (Connection connection = sandbox.connectAnew(url(sandbox))) {
      assertThat(rows(connection)).containsAll(rowsOf(work.subList(0, acknowledged)));
      for (Step step : work.subList(acknowledged, work.size())) {
        boolean done = step.rows().length > 0 && rows(connection).containsAll(List.of(step.rows()));
        if (!done) { // else it was, but could not be acknowledged any more
          step.run(connection);
        }
      }
    }
    try (Connection connection = sandbox.connectAnew(url(sandbox))) {
      assertThat(rows(connection)).containsExactlyInAnyOrderElementsOf(rowsOf(work));
    }
    return acknowledged < work.size();
  }

  /** Returns how many steps were acknowledged. */
  private static int doneUntilFull(Sandbox sandbox, long space) {
    List<Step> work = work();
    int done = 0;
    FullDisk.free(space);
    try (Connection connection = sandbox.connectAnew(url(sandbox))) {
      for (Step step : work) {
        step.run(connection);
        done++;
      }
    } catch (SQLException full) {
      String trace = Throwables.getStackTrace(full);
      assertThat(trace.contains("No space left on device") || trace.contains("[HC-13")).isTrue();
    }
    return done;
  }

  private static List<String> rowsOf(List<Step> steps) {
    return steps.stream().flatMap(step -> List.of(step.rows()).stream()).toList();
  }

  /** Returns what both tables have, opened. */
  private static List<String> rows(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>(Sandbox.rows(connection, "SELECT id, body FROM letter"));
    assertThat(found.remove(OLD)).isTrue();
    if (Sandbox.rows(connection, "SHOW TABLES").contains("PERSON|PUBLIC")) {
      found.addAll(Sandbox.rows(connection, "SELECT id, email, note FROM person"));
    }
    return found;
  }

  /** Every commit is on the disk when it is acknowledged. */
  private static String url(Sandbox sandbox) {
    return "h2:full:file:" + sandbox.directory.resolve("crm") + ";WRITE_DELAY=0";
  }

  private Sandbox sandbox(String name) throws IOException {
    Path own = Files.createDirectory(directory.resolve(name));
    Files.copy(template.resolve("crm.mv.db"), own.resolve("crm.mv.db"));
    return new Sandbox(own, COLUMNS);
  }
}
