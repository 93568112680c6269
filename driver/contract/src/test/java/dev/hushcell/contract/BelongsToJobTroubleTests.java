package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.BelongsToJob.State;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process dies, or another one does its job, while it rewrites cells that belong to their rows;
 * meanwhile rows get other keys. Each cell is one of its row in the end, or noticed. {@code
 * -Dhushcell.rewriting.kills=1} tries all statements.
 */
@EachBeside
@OneCollation
@WithoutOptions
class BelongsToJobTroubleTests {
  private static final String ALL = "select * from pay order by id";
  private static final int ROWS = 12;

  /** More statements than any job has. */
  private static final int NEVER = 1_000_000;

  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void goesOnWhereverItDied(BelongsToJob job) throws Exception {
    Scene counted = job.scene(server, Files.createDirectory(directory.resolve("all")), ROWS);
    int all = run(job, counted, new CutDataSource(counted.base()::plain), NEVER);
    assertThat(all).isLessThan(NEVER);
    int each = Depth.of("hushcell.rewriting.kills", Math.max(1, all * 2 / 3), 97);
    int first = 1 + Depth.offset(Math.max(1, each - 1), server.name() + job);
    for (int cut = first; cut < all; cut += each) {
      dies(job, cut);
    }
  }

  private void dies(BelongsToJob job, int cut) throws Exception {
    String when = "died after statement " + cut;
    Scene scene = job.scene(server, Files.createDirectory(directory.resolve("cut-" + cut)), ROWS);
    List<String> before;
    try (Connection plain = scene.plain()) {
      before = new ArrayList<>(Found.rows(plain, ALL));
    }
    CutDataSource dying = new CutDataSource(scene.base()::plain);
    int unused = run(job, scene, dying, cut);
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection();
        Connection plain = scene.plain()) {
      if (moves(scene, ours)) {
        before.replaceAll(row -> row.startsWith("5|") ? row.replaceFirst("5", "1005") : row);
        before.add(before.remove(4));
      }
      String insert = "insert into pay (id, amount) values (2000, 'Zq9amount')";
      if (isDone(scene, ours, insert)) {
        before.add("2000|Zq9amount|null|null");
      }
      assertThat(job.finish(ours).phase()).as(when).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, ALL)).as(when).isEqualTo(before);
      job.requireSecret(plain);
      if (job.after() == State.CELLS_OF_ROWS) {
        job.swap(plain, "amount", 1, 2);
        assertThatThrownBy(() -> Found.rows(ours, "select amount from pay where id = 2"))
            .as(when)
            .hasMessageContaining("[HC-3015]");
      }
    }
  }

  /** Where the driver lets the key of a row change, no cell belongs to the row yet, or any more. */
  private static boolean moves(Scene scene, Connection ours) throws SQLException {
    return isDone(scene, ours, "update pay set id = 1005 where id = 5");
  }

  private static boolean isDone(Scene scene, Connection ours, String sql) {
    try {
      scene.run(ours, sql);
      return true;
    } catch (SQLException refused) {
      assertThat(refused.getMessage()).startsWith("[HC-");
      return false;
    }
  }

  /** Returns how many statements the job has, or more than any has if it died before its end. */
  private static int run(BelongsToJob job, Scene scene, CutDataSource dying, int cut)
      throws Exception {
    try (HushcellDataSource source = scene.source(dying::open)) {
      Connection ours = source.getConnection();
      job.prepare(ours);
      int begun = dying.statements();
      dying.cutAfter(cut);
      try {
        assertThat(job.run(ours, ColumnProgress.none()).phase()).isEqualTo(Phase.ENDED);
        return dying.statements() - begun;
      } catch (SQLException died) {
        return Integer.MAX_VALUE;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ENCRYPT", "ROTATE", "FROM_ROWS"})
  void oneOfTwoAdministratorsDoesIt(BelongsToJob job) throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      int each = Depth.of("hushcell.rewriting.kills", 120, 31);
      int first = 30 + Depth.offset(each, server.name() + job);
      for (int turn = first; turn < 200; turn += each) {
        meets(job, turn, threads);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void meets(BelongsToJob job, int turn, ExecutorService threads) throws Exception {
    String when = "after statement " + turn;
    Scene scene = job.scene(server, Files.createDirectory(directory.resolve("turn-" + turn)), ROWS);
    List<String> before;
    try (Connection plain = scene.plain()) {
      before = Found.rows(plain, ALL);
    }
    CutDataSource first = new CutDataSource(scene.base()::plain);
    List<Future<String>> other = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    try (HushcellDataSource source = scene.source(first::open);
        Connection ours = source.getConnection()) {
      job.prepare(ours);
      first.interruptAfter(
          turn,
          () -> {
            other.add(threads.submit(() -> rival(job, scene)));
            awhile(other.get(0));
          });
      ends.add(end(job, ours));
    }
    for (Future<String> each : other) {
      ends.add(each.get(1, TimeUnit.MINUTES));
    }
    assertThat(ends).as(when).contains("ENDED");
    assertThat(ends).as(when).allMatch(end -> end.equals("ENDED") || end.startsWith("[HC-13"));
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, ALL)).as(when).isEqualTo(before);
      assertThat(Hushcell.columns(ours).status())
          .allMatch(each -> each.phase() == Phase.ENDED || each.phase() == Phase.ABANDONED);
      job.requireSecret(plain);
    }
  }

  /** Whoever may make triggers of these databases can make them again as they were. */
  @ParameterizedTest
  @EnumSource(names = {"ROTATE", "FROM_ROWS"})
  void sealsNoKeptCellOfAnotherRow(BelongsToJob job) throws Exception {
    assumeTrue(server.words().names().contains("mysql"), "the job knows its guards by more there");
    Scene scene = job.scene(server, directory, ROWS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      job.prepare(ours);
      RewritingStatus begun = BelongsToJobsTests.left(job, ours, Step.COMPARING, 3);
      assertThat(begun.phase()).isEqualTo(Phase.SWITCHED);
      List<String> guards =
          Found.rows(
              plain,
              "select concat('create trigger ', trigger_name, ' before ', event_manipulation,"
                  + " ' on pay for each row ', action_statement) from information_schema.triggers"
                  + " where trigger_schema = database()");
      for (String name :
          Found.rows(
              plain,
              "select trigger_name from information_schema.triggers where trigger_schema ="
                  + " database()")) {
        scene.run(plain, "drop trigger " + name);
      }
      job.swap(plain, begun.job() + "_old_1", 1, 2);
      for (String guard : guards) {
        try (Statement statement = plain.createStatement()) {
          statement.execute(guard);
        }
      }
      assertThatThrownBy(
              () -> Hushcell.columns(ours).resume(begun.job(), ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-3015]");
      assertThat(Found.rows(ours, "select amount from pay where id = 1"))
          .containsExactly("Zq9amount1");
    }
  }

  private static String rival(BelongsToJob job, Scene scene) throws SQLException {
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection()) {
      return end(job, ours);
    }
  }

  private static String end(BelongsToJob job, Connection ours) {
    try {
      return job.run(ours, ColumnProgress.none()).phase().name();
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Who waits for a lock of the first one goes on later. */
  private static void awhile(Future<String> other) {
    try {
      String unused = other.get(2, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (TimeoutException waits) {
      // until the first one commits
    }
  }
}
