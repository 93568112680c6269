package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What jobs leave behind that were refused, given up or ended, and what is told of them. */
@EachRewriting
class RefusedJobTests {

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 3000);
  }

  private static RewritingStatus encrypt(Connection ours, RewritingOptions options)
      throws SQLException {
    return Job.ENCRYPT.run(ours, options, ColumnProgress.none());
  }

  /** Where others wait for copies of the table or for all rows; the rest knows no such wait. */
  @Test
  void aDryRunRefusesWhatTheJobRefusesAndNeitherIsOnRecord() throws SQLException {
    RewritingOptions none = ALONE.mayBlock(Duration.ZERO);
    try (Connection ours = scene.ours()) {
      if (server.name().equals("postgresql") || server.name().startsWith("maria")) {
        assertThat(encrypt(ours, none.asDryRun()).phase()).isEqualTo(Phase.PLANNED);
        assertThat(encrypt(ours, none).phase()).isEqualTo(Phase.ENDED);
        return;
      }
      for (RewritingOptions each : List.of(none.asDryRun(), none)) {
        assertThatThrownBy(() -> encrypt(ours, each))
            .hasMessageContaining("[HC-1362]")
            .hasMessageContaining("--may-block ");
      }
      assertThat(Hushcell.columns(ours).status()).isEmpty();
      assertThatThrownBy(() -> Found.rows(ours, "select * from contact"))
          .hasMessageContaining("[HC-1334]");
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
    }
  }

  @Test
  void aJobTellsItsNameAsSoonAsItIsOnRecord() throws SQLException {
    List<String> told = new ArrayList<>();
    ColumnProgress progress =
        new ColumnProgress() {
          @Override
          public void begun(String job) {
            told.add(job);
          }

          @Override
          public void at(Step step, long done, long total) {
            assertThat(told).hasSize(1);
          }
        };
    try (Connection ours = scene.ours()) {
      RewritingStatus done = Job.ENCRYPT.run(ours, ALONE, progress);
      assertThat(told).containsExactly(done.job());
    }
  }

  @Test
  void columnsOfJobsThatAreOverAreNotLookedFor() throws SQLException {
    try (Connection ours = scene.ours()) {
      RewritingStatus left = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 1);
      Hushcell.columns(ours).abandon(left.job());
      assertThat(columns(ours)).isEmpty();
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
      assertThat(columns(ours)).containsExactlyInAnyOrder("email", "password");
      assertThat(Job.ROTATE.run(ours, ALONE, ColumnProgress.none()).phase()).isEqualTo(Phase.ENDED);
      assertThat(columns(ours)).containsExactlyInAnyOrder("email", "password");
      assertThat(Hushcell.status(ours).open()).isEmpty();
    }
  }

  private static List<String> columns(Connection ours) throws SQLException {
    return Hushcell.status(ours).columns().stream()
        .map(column -> column.name().column().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void columnsThatWereDecryptedAndAreStillDeclaredAreTold() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
      RewritingStatus job = Job.DECRYPT.run(ours, ALONE, ColumnProgress.none());
      HushcellStatus status = Hushcell.status(ours);
      assertThat(status.open())
          .singleElement()
          .asString()
          .contains("IN CLEAR", job.job(), "still declared", "HC-1366")
          .contains("hushcell column encrypt " + job.table())
          .contains(job.plainUntil().toString());
      assertThat(status.columns()).isEmpty();
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
      assertThat(Hushcell.status(ours).open()).isEmpty();
    }
  }

  /** The job says what is missing, not in which state of SQL it met that. */
  @Test
  void aColumnOfTheJobThatSomebodyDroppedIsNamed() throws SQLException {
    if (!List.of("postgresql", "mariadb", "mysql").contains(server.name())) {
      return; // elsewhere others cannot drop it, or there is none
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus left = RewritingScene.left(Job.ENCRYPT, ours, Step.FILLING, 2);
      String shadow = left.job() + "_1";
      String triggers = server.name().equals("postgresql") ? " cascade" : "";
      scene.run(plain, "alter table contact drop column " + shadow + triggers);
      assertThatThrownBy(
              () -> Hushcell.columns(ours).resume(left.job(), ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-1370]")
          .hasMessageContaining(shadow)
          .hasMessageContaining("hushcell column abandon " + left.job());
      Hushcell.columns(ours).abandon(left.job());
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select id from contact where email = 'user7@example.com'"))
          .containsExactly("7");
    }
  }
}
