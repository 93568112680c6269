package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table that has rows is encrypted while it is used. */
@EachBeside
class RewritingTests {
  /** In milliseconds after a transaction, so that the job gets its share of the processors. */
  private static final int PAUSE = 5;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 3500);
  }

  @Test
  void encryptsTheColumnsOfATableThatHasRows() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingScene.encrypt(ours);
      assertThat(Found.rows(ours, "select * from contact where email = 'user14@example.com'"))
          .containsExactly("14|user14@example.com|name 14|null");
      assertThat(Found.rows(ours, "select * from contact where id = 15"))
          .containsExactly("15|user15@example.com|name 15|secret 15");
      assertThat(Found.bytes(plain, "select email from contact"))
          .hasSize(3500)
          .noneMatch(cell -> cell.contains("user"));
      scene.run(ours, "insert into contact values (4000, 'new@example.com', 'new', 'word')");
      assertThat(Found.rows(ours, "select * from contact where email = 'new@example.com'"))
          .containsExactly("4000|new@example.com|new|word");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ENCRYPT", "ROTATE", "DECRYPT"})
  void applicationsGoOnMeanwhile(Job job) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger again = new AtomicInteger();
    List<RewritingLoad> loads = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try (Connection ours = scene.ours()) {
      job.prepare(ours);
      RewritingStatus begun = begun(job, ours);
      int[] isolations = {
        0,
        0,
        Connection.TRANSACTION_READ_COMMITTED,
        Connection.TRANSACTION_READ_COMMITTED,
        Connection.TRANSACTION_REPEATABLE_READ,
        Connection.TRANSACTION_REPEATABLE_READ
      };
      for (int i = 0; i < isolations.length; i++) {
        loads.add(new RewritingLoad(100_000 * (i + 1), isolations[i], scene, stop, again, PAUSE));
      }
      List<Future<Integer>> running = new ArrayList<>();
      loads.forEach(load -> running.add(threads.submit(load)));
      Thread.sleep(2000);
      RewritingStatus done =
          Hushcell.columns(ours).resume(begun.job(), ALONE, ColumnProgress.none());
      assertThat(done.phase()).isEqualTo(RewritingStatus.Phase.ENDED);
      Thread.sleep(1000);
      stop.set(true);
      for (Future<Integer> each : running) {
        assertThat(each.get()).isGreaterThan(5);
      }
      for (RewritingLoad load : loads) {
        load.checkAll();
      }
      assertThat(again.get()).isLessThan(200);
    } finally {
      stop.set(true);
      threads.shutdownNow();
    }
  }

  /** The job ends after its first page. */
  private static RewritingStatus begun(Job job, Connection ours) throws SQLException {
    ColumnProgress ending =
        (step, done, total) -> {
          throw new IllegalStateException("ended");
        };
    assertThatThrownBy(() -> job.run(ours, ALONE, ending))
        .hasMessageContaining("IllegalStateException");
    List<RewritingStatus> all = Hushcell.columns(ours).status();
    return all.get(all.size() - 1);
  }
}
