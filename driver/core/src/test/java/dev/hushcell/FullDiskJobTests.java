package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up while a job encrypts columns: with space again the job goes on. */
class FullDiskJobTests {
  private static final int MOMENTS = 10;
  private static final TableName LETTER = new TableName("PUBLIC", "LETTER");
  private static final RewritingOptions ALONE = RewritingOptions.usual().asOnlyProcess();
  private static final String COLUMNS =
      """
      columns:
        letter.body: { search: equality }
      """;

  @TempDir Path directory;
  private Path template;
  private List<String> rows;

  @BeforeEach
  void database() throws SQLException {
    FilePath.register(new FullDisk());
    template = directory.resolve("template");
    try (Connection plain = Sandbox.plain("h2:file:" + template.resolve("crm"))) {
      Sandbox.run(
          plain,
          "CREATE TABLE letter (id INT PRIMARY KEY, body VARCHAR(60))",
          "INSERT INTO letter SELECT x, 'dear ' || x FROM SYSTEM_RANGE(1, 300)");
      rows = Sandbox.rows(plain, "SELECT id, body FROM letter ORDER BY id");
    }
  }

  @AfterEach
  void freeTheDisk() {
    FullDisk.free(Long.MAX_VALUE);
    FilePath.unregister(new FullDisk());
  }

  @TestFactory
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  List<DynamicTest> goesOnWhereverItHappened() throws Exception {
    long all = bytesOfTheJob();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 1; i < MOMENTS; i++) {
      long space = all * i / MOMENTS;
      tests.add(DynamicTest.dynamicTest(space + " bytes free", () -> fillsUp(space)));
    }
    return tests;
  }

  private long bytesOfTheJob() throws Exception {
    Sandbox sandbox = sandbox("measured");
    long before = FullDisk.written();
    try (Connection connection = sandbox.connectAnew(url(sandbox))) {
      assertThat(run(connection).phase()).isEqualTo(Phase.ENDED);
      return FullDisk.written() - before;
    }
  }

  private void fillsUp(long space) throws Exception {
    Sandbox sandbox = sandbox("full" + space);
    FullDisk.free(space);
    boolean done = false;
    try (Connection connection = sandbox.connectAnew(url(sandbox))) {
      RewritingStatus unused = run(connection);
      done = true;
    } catch (SQLException full) {
      assertThat(full.getMessage()).contains("HC-13");
    }
    assertThat(done).isFalse();
    FullDisk.free(Long.MAX_VALUE);
    try (Connection connection = sandbox.connectAnew(url(sandbox))) {
      assertThat(run(connection).phase()).isEqualTo(Phase.ENDED);
      assertThat(Sandbox.rows(connection, "SELECT * FROM letter ORDER BY id")).isEqualTo(rows);
      assertThat(Sandbox.rows(connection, "SELECT id FROM letter WHERE body = 'dear 7'"))
          .containsExactly("7");
    }
    try (Connection plain = Sandbox.plain(url(sandbox))) {
      assertThat(Sandbox.bytes(plain, "SELECT body FROM letter"))
          .hasSize(rows.size())
          .noneMatch(cell -> cell.contains("dear"));
    }
  }

  /** Begins the job, or goes on with it. */
  private static RewritingStatus run(Connection connection) throws SQLException {
    Columns columns = Hushcell.columns(connection);
    List<RewritingStatus> jobs = columns.status();
    return jobs.isEmpty()
        ? columns.encrypt(LETTER, ALONE, ColumnProgress.none())
        : columns.resume(jobs.get(0).job(), ALONE, ColumnProgress.none());
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
