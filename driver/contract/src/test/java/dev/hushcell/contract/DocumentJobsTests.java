package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Columns of json, jsonb and xml that have values are encrypted, and decrypted again. */
@EachPostgres
class DocumentJobsTests {
  private static final String NEEDLE = "confidential-dossier-of-Ada-Lovelace";
  private static final String ALL = "select plan, tree, page from contact order by id";
  private static final String INSERT = "insert into contact (id, plan, tree, page) values ";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeEach
  void table() throws Exception {
    scene =
        Scene.of(
            server,
            directory,
            "columns:\n  contact.plan: {}\n  contact.tree: {}\n  contact.page: {}\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, plan json, tree jsonb, page xml)",
          INSERT + "(1, '{\"b\":  1, \"a\": 2}', '{\"b\":  1, \"a\": 1.50}', '<a b=''1''/>')",
          INSERT + "(2, null, null, null)",
          INSERT + "(3, '[ ]', '\"x\"', 'only text')");
    }
    ours = scene.ours();
  }

  @AfterEach
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  private void run(Job job) throws SQLException {
    assertThat(job.run(ours, ALONE, ColumnProgress.none()).phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void keepTheirValues() throws Exception {
    List<String> before;
    try (Connection plain = scene.plain()) {
      before = Found.rows(plain, ALL);
    }
    assertThat(before)
        .containsExactly(
            "{\"b\":  1, \"a\": 2}|{\"a\": 1.50, \"b\": 1}|<a b='1'/>",
            "null|null|null",
            "[ ]|\"x\"|only text");
    run(Job.ENCRYPT);
    try (Connection plain = scene.plain()) {
      assertThat(Found.bytes(plain, "select tree from contact where id <> 2"))
          .hasSize(2)
          .noneMatch(cell -> cell.contains("1.50"));
      assertThat(Found.rows(ours, ALL)).isEqualTo(before);
      run(Job.ROTATE);
      assertThat(Found.rows(ours, ALL)).isEqualTo(before);
      run(Job.DECRYPT);
      assertThat(Found.rows(plain, ALL)).isEqualTo(before);
      assertThat(
              Found.rows(
                  plain,
                  "select data_type from information_schema.columns where table_name = 'contact'"
                      + " and column_name in ('plan', 'tree', 'page') order by 1"))
          .containsExactly("json", "jsonb", "xml");
    }
  }

  @Test
  void whatTheDatabaseWritesInItsOwnWayIsTheSameStill() throws Exception {
    run(Job.ENCRYPT);
    scene.run(
        ours,
        INSERT
            + "(4, '{\"b\" :1, \"a\":[]}', '{\"b\" :1, \"a\":[]}',"
            + " '<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>')");
    assertThat(Found.rows(ours, "select tree from contact where id = 4"))
        .containsExactly("{\"b\" :1, \"a\":[]}");
    run(Job.DECRYPT);
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select plan, tree, page from contact where id = 4"))
          .containsExactly("{\"b\" :1, \"a\":[]}|{\"a\": [], \"b\": 1}|<a/>");
    }
  }

  @Test
  void whatIsNoDocumentEndsTheJobWithoutBeingShown() throws Exception {
    run(Job.ENCRYPT);
    scene.run(ours, INSERT + "(4, null, '" + NEEDLE + "', null)");
    assertThatThrownBy(() -> run(Job.DECRYPT))
        .hasMessageContaining("HC-")
        .satisfies(failed -> assertThat(all(failed)).doesNotContain(NEEDLE));
    scene.run(ours, "update contact set tree = '[]' where id = 4");
    List<RewritingStatus> jobs = Hushcell.columns(ours).status();
    assertThat(
            Hushcell.columns(ours)
                .resume(jobs.get(jobs.size() - 1).job(), ALONE, ColumnProgress.none())
                .phase())
        .isEqualTo(Phase.ENDED);
    assertThat(Found.rows(ours, "select tree from contact where id = 4")).containsExactly("[]");
  }

  private static String all(Throwable failed) {
    java.io.StringWriter all = new java.io.StringWriter();
    failed.printStackTrace(new java.io.PrintWriter(all));
    return all.toString();
  }
}
