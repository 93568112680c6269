package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.ScrubReport;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.rewriting.TableCare;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Values that a table had before it was encrypted are in its files no more after a scrub. */
@EachRewriting
@EveryServer
class RewritingScrubTests {
  private static final int ROWS = 40;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void filesOfTheTableHoldNoneOfTheValues() throws IOException, SQLException {
    Scene scene = RewritingScene.of(server, directory, 0);
    if (server.name().startsWith("h2")) {
      requireCompacting(scene);
      return;
    }
    List<String> marks = new ArrayList<>();
    TableFiles files = new TableFiles(server, scene);
    try (Connection plain = scene.plain()) {
      mark(plain, marks);
      if (isMaria()) {
        scene.run(plain, "analyze table contact persistent for all");
      } else if (isMysql()) {
        scene.run(plain, "analyze table contact update histogram on password");
      } else {
        scene.run(plain, server.name().equals("sqlite") ? "analyze" : "analyze contact");
      }
    }
    try (Connection ours = scene.ours()) {
      RewritingStatus begun = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 1);
      assertThatThrownBy(() -> Hushcell.columns(ours).scrub(RewritingScene.table(ours)))
          .hasMessageContaining("[HC-1360]");
      Hushcell.columns(ours).abandon(begun.job());
      RewritingScene.encrypt(ours);
      server.flush();
      assertThat(files.having(marks)).isNotEmpty();
      ScrubReport report = Hushcell.columns(ours).scrub(RewritingScene.table(ours));
      assertThat(report.done()).anyMatch(each -> each.contains("contact") || each.contains("main"));
      if (isMaria()) {
        assertThat(report.failed()).singleElement().asString().contains("mysql.column_stats");
        scrubAsAdministrator(scene, ours);
      } else {
        assertThat(report.failed()).isEmpty();
      }
      assertThat(report.beyond()).anyMatch(each -> each.contains("backups"));
      server.flush();
      assertThat(files.having(marks)).isEmpty();
      assertThat(
              Found.rows(ours, "select password from contact where email = '" + marks.get(6) + "'"))
          .containsExactly(marks.get(7));
    }
  }

  /** What writes a file of H2 anew ends all connections. */
  private static void requireCompacting(Scene scene) throws SQLException {
    try (Connection ours = scene.ours()) {
      ScrubReport report = Hushcell.columns(ours).scrub(RewritingScene.table(ours));
      assertThat(report.done()).isEmpty();
      assertThat(report.failed()).singleElement().asString().contains("SHUTDOWN COMPACT");
    }
  }

  private boolean isMaria() {
    return server.name().startsWith("mariadb");
  }

  private boolean isMysql() {
    return server.name().equals("mysql");
  }

  /** Statistics of MariaDB are in a table of the server; MariaProcess has the user. */
  private static void scrubAsAdministrator(Scene scene, Connection ours) throws SQLException {
    try (Connection plain =
        DriverManager.getConnection(scene.base().url(), "contract", "contract")) {
      TableCare care = Databases.of(plain).orElseThrow().rewriting().care();
      assertThat(care.scrub(plain, RewritingScene.table(ours)).failed()).isEmpty();
    }
  }

  private static void mark(Connection plain, List<String> marks) throws SQLException {
    String run = Long.toHexString(System.nanoTime());
    try (PreparedStatement insert =
        plain.prepareStatement("insert into contact values (?, ?, 'n', ?)")) {
      for (int id = 1; id <= ROWS; id++) {
        marks.add("Zq7mail" + run + "of" + (1000 + id));
        marks.add("Zq7word" + run + "of" + (1000 + id));
        insert.setInt(1, id);
        insert.setString(2, marks.get(2 * id - 2));
        insert.setString(3, marks.get(2 * id - 1));
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
  }
}
