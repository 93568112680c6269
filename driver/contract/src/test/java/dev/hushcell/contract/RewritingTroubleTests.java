package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Bad input and bad luck of a job that rewrites columns. */
@EachRewriting
class RewritingTroubleTests {

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private int writes;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 60);
  }

  private boolean isSqlite() {
    return server.name().equals("sqlite");
  }

  @Test
  void ofTwoAdministratorsOneBegins() throws Exception {
    List<String> before;
    try (Connection plain = scene.plain()) {
      before = Found.rows(plain, "select * from contact order by id");
    }
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<String>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(
          threads.submit(
              () -> {
                try (HushcellDataSource source = scene.source(scene.base()::plain);
                    Connection ours = source.getConnection()) {
                  together.await();
                  return Job.ENCRYPT.run(ours, ALONE, ColumnProgress.none()).phase().name();
                } catch (SQLException e) {
                  return String.valueOf(e.getMessage());
                }
              }));
    }
    List<String> ended = new ArrayList<>();
    for (Future<String> each : both) {
      ended.add(each.get());
    }
    threads.shutdown();
    assertThat(ended).describedAs("%s", ended).containsOnlyOnce("ENDED");
    assertThat(ended)
        .describedAs("%s", ended)
        .allMatch(
            each -> each.equals("ENDED") || each.matches("(?s)\\[HC-(1360|1361|13\\d\\d)].*"));
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select * from contact order by id")).isEqualTo(before);
      assertThat(RewritingScene.columns(plain)).hasSize(4);
    }
  }

  @Test
  void oneJobIsCarriedOutTwiceAtATime() throws Exception {
    List<String> before;
    RewritingStatus job;
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      before = Found.rows(plain, "select * from contact order by id");
      job = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 1);
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);
    List<Future<String>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(
          threads.submit(
              () -> {
                try (HushcellDataSource source = scene.source(scene.base()::plain);
                    Connection ours = source.getConnection()) {
                  together.await();
                  return Hushcell.columns(ours)
                      .resume(job.job(), ALONE, ColumnProgress.none())
                      .phase()
                      .name();
                } catch (SQLException e) {
                  return String.valueOf(e.getMessage());
                }
              }));
    }
    List<String> ended = new ArrayList<>();
    for (Future<String> each : both) {
      ended.add(each.get());
    }
    threads.shutdown();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      if (Hushcell.columns(ours).status().get(0).phase() != Phase.ENDED) {
        RewritingStatus last =
            Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none());
        assertThat(last.phase()).describedAs("%s", ended).isEqualTo(Phase.ENDED);
      }
      assertThat(Found.rows(ours, "select * from contact order by id")).isEqualTo(before);
      assertThat(RewritingScene.columns(plain)).hasSize(4);
    }
  }

  @Test
  void aJobThatIsGivenUpJustBeforeTheExchangeExchangesNothing() throws SQLException {
    try (Connection ours = scene.ours();
        Connection other = scene.ours();
        Connection plain = scene.plain()) {
      List<String> before = Found.rows(plain, "select * from contact order by id");
      ColumnProgress abandoning =
          (step, done, total) -> {
            if (step == Step.EXCHANGING) {
              abandon(other);
            }
          };
      assertThatThrownBy(() -> Job.ENCRYPT.run(ours, ALONE, abandoning))
          .hasMessageContaining("[HC-1361]");
      assertThat(Hushcell.columns(ours).status().get(0).phase()).isEqualTo(Phase.ABANDONED);
      assertThat(Found.rows(plain, "select * from contact order by id")).isEqualTo(before);
      assertThat(RewritingScene.columns(plain)).hasSize(4);
    }
  }

  private static void abandon(Connection other) {
    try {
      Hushcell.columns(other).abandon(Hushcell.columns(other).status().get(0).job());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anApplicationOnThePlainDriverWritesOn() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      ColumnProgress writing =
          (step, done, total) -> {
            if (done == 0 && (step == Step.COMPARING || step == Step.CATCHING_UP)) {
              write(plain);
            }
          };
      write(plain);
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.COMPARING, 1);
      write(plain);
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, writing).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select email from contact where id = 5"))
          .containsExactly("late" + writes + "@example.com");
      assertThat(Found.rows(ours, "select id from contact where email = 'late1@example.com'"))
          .isEmpty();
      assertThat(Found.rows(ours, "select password from contact where id = 2000"))
          .containsExactly("word1");
      assertThatThrownBy(() -> write(plain)).hasMessageNotContaining("late");
      assertThat(Found.bytes(plain, "select email from contact"))
          .noneMatch(cell -> cell.contains("example"));
    }
  }

  private void write(Connection plain) {
    writes++;
    try {
      scene.run(
          plain,
          "update contact set email = 'late" + writes + "@example.com' where id = 5",
          "insert into contact (id, email, name, password) values ("
              + (1999 + writes)
              + ", 'made"
              + writes
              + "@example.com', 'n', 'word"
              + writes
              + "')");
    } catch (SQLException e) {
      throw new IllegalStateException("SQLSTATE " + e.getSQLState());
    }
  }

  @Test
  void rowsThatOthersHaveLockedAreFilledLater() throws SQLException {
    if (isSqlite()) {
      return; // has no locks of rows
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = RewritingScene.left(Job.ENCRYPT, ours, Step.FILLING, 1);
      plain.setAutoCommit(false);
      scene.run(
          plain,
          "update contact set email = 'again9@example.com' where id = 9",
          "update contact set email = 'again3@example.com' where id = 3");
      ColumnProgress letting =
          (step, done, total) -> {
            if (step == Step.FILLING && done == total) {
              end(plain);
            }
          };
      RewritingStatus ended = Hushcell.columns(ours).resume(job.job(), ALONE, letting);
      assertThat(ended.phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select id from contact where email = 'again9@example.com'"))
          .containsExactly("9");
      assertThat(Found.rows(ours, "select id from contact where email = 'again3@example.com'"))
          .containsExactly("3");
    }
  }

  /** It waits for the exchange, and the exchange for what it changed before. */
  @Test
  void aTransactionThatBlocksTheExchangeIsNotBlockedByIt() throws Exception {
    if (isSqlite()) {
      return; // lets nobody else write while the job works
    }
    ExecutorService thread = Executors.newSingleThreadExecutor();
    List<Future<?>> second = new ArrayList<>();
    try (Connection ours = scene.ours();
        Connection other = scene.ours()) {
      other.setAutoCommit(false);
      ColumnProgress meeting =
          (step, done, total) -> {
            if (step == Step.EXCHANGING && second.isEmpty()) {
              changeName(other, 1);
              second.add(thread.submit(() -> commitAfter(other, 2)));
            }
          };
      assertThat(Job.ENCRYPT.run(ours, ALONE, meeting).phase()).isEqualTo(Phase.ENDED);
      second.get(0).get();
      assertThat(Found.rows(ours, "select name from contact where id <= 2 order by id"))
          .containsExactly("changed 1", "changed 2");
    } finally {
      thread.shutdown();
    }
  }

  /** Changes a row while the job waits for the table, and commits. */
  private void commitAfter(Connection other, int id) {
    try {
      Thread.sleep(150);
      changeName(other, id);
      other.commit();
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void changeName(Connection other, int id) {
    try {
      scene.run(other, "update contact set name = 'changed " + id + "' where id = " + id);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void end(Connection plain) {
    try {
      plain.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @EveryServer
  void aTimeLimitOfStatementsEndsAJobThatGoesOnLater() throws Exception {
    if (!server.name().equals("postgresql")) {
      return;
    }
    String database = "alter database " + scene.base().name();
    try (Connection plain = scene.plain()) {
      scene.run(plain, database + " set statement_timeout = '300ms'");
    }
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection();
        Connection plain = scene.plain()) {
      plain.setAutoCommit(false);
      scene.run(plain, "lock table contact in access share mode");
      assertThatThrownBy(() -> Job.ENCRYPT.run(ours, ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-1365]")
          .hasMessageContaining("57014");
      plain.commit();
      plain.setAutoCommit(true);
      scene.run(plain, database + " reset statement_timeout");
    }
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection()) {
      RewritingStatus job = Hushcell.columns(ours).status().get(0);
      assertThat(job.phase()).isEqualTo(Phase.FILLING);
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
    }
  }

  @Test
  void valuesThatCellsDoNotKeepAreNamedByTheirKeys() throws SQLException {
    if (!isSqlite()) {
      return; // the others keep no value that is not of the type of its column
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "update contact set password = '" + "x".repeat(70) + "' where id = 11",
          "update contact set password = x'c3ff41' where id = 12");
      RewritingStatus planned = Job.ENCRYPT.run(ours, ALONE.asDryRun(), ColumnProgress.none());
      assertThat(planned.forecast().orElseThrow().columns().get(1).keys())
          .containsExactly("(11)", "(12)");
      assertThatThrownBy(() -> Job.ENCRYPT.run(ours, ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-1363]")
          .hasMessageContaining("(11), (12)");
    }
  }
}
