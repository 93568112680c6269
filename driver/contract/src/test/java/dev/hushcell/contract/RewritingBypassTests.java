package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Whoever owns a table has PostgreSQL fire no triggers, and changes rows of which none is marked.
 */
@EachPostgres
class RewritingBypassTests {
  private static final ColumnProgress SILENT = ColumnProgress.none();

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 40);
  }

  private void past(Connection plain, String change) throws SQLException {
    scene.run(
        plain,
        "alter table contact disable trigger all",
        change,
        "alter table contact enable trigger all");
  }

  private void change(Connection plain, String value) {
    try {
      past(plain, "update contact set password = '" + value + "' where id = 4");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatChangedUnmarkedWhileRowsAreFilledIsFilledAgain() throws SQLException {
    for (Step when : new Step[] {Step.FILLING, Step.CATCHING_UP}) {
      try (Connection ours = scene.ours();
          Connection plain = scene.plain()) {
        RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, when, 1);
        change(plain, when.name());
        assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, SILENT).phase())
            .isEqualTo(Phase.ENDED);
        assertThat(Found.rows(ours, "select password from contact where id = 4"))
            .containsExactly(when.name());
        Job.DECRYPT.run(ours, ALONE, SILENT);
      }
    }
  }

  @Test
  void whatChangedUnmarkedJustBeforeTheExchangeIsFilledAgain() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      int[] seen = {0};
      ColumnProgress changing =
          (step, done, total) -> {
            if (step == Step.EXCHANGING && seen[0]++ == 0) {
              change(plain, "other");
            }
          };
      assertThat(Job.ENCRYPT.run(ours, ALONE, changing).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select password from contact where id = 4"))
          .containsExactly("other");
    }
  }

  @Test
  void whatADefinitionChangedIsFilledAgain() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 1);
      scene.run(
          plain,
          "drop trigger \"~" + job.job() + "_filling\" on contact",
          "alter table contact alter column password type varchar(60) using upper(password)");
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select password from contact where id = 4"))
          .containsExactly("SECRET 4");
    }
  }

  /** Then nobody can tell which value is the newer one. */
  @Test
  void asksForTheRightValueOfWhatChangedUnmarkedAfterTheExchange() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 3);
      assertThat(job.phase()).isEqualTo(Phase.SWITCHED);
      String copy = "(select password from contact where id = 5)";
      past(plain, "update contact set password = " + copy + " where id = 4");
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(() -> Hushcell.columns(ours).resume(job.job(), ALONE, SILENT))
            .hasMessageContaining("[HC-1363]")
            .hasMessageContaining("the keys (4);");
      }
      assertThat(Found.rows(plain, "select " + job.job() + "_old_2 from contact where id = 4"))
          .containsExactly("secret 4");
      scene.run(
          ours,
          "update contact set password = 'another' where id = 4",
          "update contact set password = 'secret 5' where id = 4");
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select password from contact where id = 4"))
          .containsExactly("secret 5");
    }
  }
}
