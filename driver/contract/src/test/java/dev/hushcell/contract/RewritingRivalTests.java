package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Another administrator does the whole job between two statements of the first one, whichever they
 * are; one of them does it, and nothing is sealed twice. An ordinary build tries a few statements,
 * a nightly one more; {@code -Dhushcell.rewriting.kills=1} tries all.
 */
@EachRewriting
class RewritingRivalTests {
  private static final int EACH = Depth.of("hushcell.rewriting.kills", 97, 23);

  /** Until then the job of the first one is on record, on every database. */
  private static final int MOST = 1000;

  private static final String FIRST = "the first";
  private static final String OTHER = "the other one";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void oneOfTwoAdministratorsDoesIt() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    List<String> ends = new ArrayList<>();
    try {
      for (int turn = 1; turn < MOST && !ends.contains(FIRST); turn += EACH) {
        Path own = Files.createDirectory(directory.resolve("turn-" + turn));
        ends.add(meets(RewritingScene.of(server, own, 10), turn, threads));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(ends).as("both have won once").contains(FIRST, OTHER);
  }

  /** Returns who did the job. */
  private static String meets(Scene scene, int turn, ExecutorService threads) throws Exception {
    List<String> before;
    try (Connection plain = scene.plain()) {
      before = Found.rows(plain, "select * from contact order by id");
    }
    CutDataSource first = new CutDataSource(scene.base()::plain);
    List<Future<String>> other = new ArrayList<>();
    first.interruptAfter(
        turn,
        () -> {
          other.add(threads.submit(() -> encrypt(scene, scene.base()::plain)));
          awhile(other.get(0));
        });
    List<String> ends = new ArrayList<>();
    ends.add(encrypt(scene, first::open));
    for (Future<String> each : other) {
      ends.add(each.get(1, TimeUnit.MINUTES));
    }
    String when = "after statement " + turn + ": " + ends;
    assertThat(ends).as(when).hasSize(2).containsOnlyOnce("ENDED");
    assertThat(ends).as(when).allMatch(end -> end.equals("ENDED") || end.startsWith("[HC-13"));
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select * from contact order by id")).as(when).isEqualTo(before);
      assertThat(RewritingScene.columns(plain)).as(when).hasSize(4);
    }
    return ends.get(0).equals("ENDED") ? FIRST : OTHER;
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

  private static String encrypt(Scene scene, PlainDataSource.Opener opener) {
    try (HushcellDataSource source = scene.source(opener);
        Connection ours = source.getConnection()) {
      return Job.ENCRYPT.run(ours, ALONE, ColumnProgress.none()).phase().name();
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
