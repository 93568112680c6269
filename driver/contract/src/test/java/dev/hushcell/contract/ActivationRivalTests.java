package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.FewOptions;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Processes that are the first to use a declared table stand still for a while between two of their
 * statements, whichever they are, and others use the table meanwhile: all work, and the columns are
 * what was declared. A build tries some statements; {@code -Dhushcell.activation.turns=1} tries
 * all.
 */
@EachServer
@EveryServer
@FewOptions
@OneCollation
@Without({Variant.MODES, Variant.DRIVERS})
class ActivationRivalTests {
  private static final int EACH = Integer.getInteger("hushcell.activation.turns", 41);

  /** An ordinary build begins elsewhere for each server and each statement of the other one. */
  private static final int EACH_OF_ONE = EACH == 1 ? 1 : Depth.of(6 * EACH, EACH);

  /** Which definitions the second one stops after: an ordinary build has others on each server. */
  private static final int EACH_DEFINITION = EACH == 1 ? 1 : 3;

  /** For how many milliseconds one stands still that may keep the other one waiting. */
  private static final long STILL = 700;

  private static final String READ = "select id, email, note from contact order by id";

  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.note: {}
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private int scenes;

  @AfterEach
  void noMoreThreads() {
    threads.shutdownNow();
  }

  @Test
  void worksWhereverOneStandsStill() throws Exception {
    for (String sql : List.of(insert(2), READ)) {
      int met = 1;
      int begin = 1 + Depth.offset(EACH, server.name() + sql);
      for (int turn = begin; met > 0; turn += EACH_OF_ONE) {
        Scene scene = scene();
        CutDataSource first = new CutDataSource(scene.base()::plain);
        List<Future<String>> other = new ArrayList<>();
        first.interruptAfter(
            turn,
            () -> {
              CountDownLatch over = new CountDownLatch(1);
              other.add(
                  threads.submit(
                      () -> {
                        String end = run(scene, scene.base()::plain, sql);
                        over.countDown();
                        return end;
                      }));
              await(over);
            });
        String ended = run(scene, first::open, insert(1));
        String when = "after statement " + turn + ", meanwhile " + sql;
        assertThat(ended).as(when).isEqualTo("done");
        for (Future<String> each : other) {
          assertThat(each.get(1, TimeUnit.MINUTES)).as(when).isEqualTo("done");
        }
        met = other.size();
        assertThat(met > 0 || turn > begin).as("met at all").isTrue();
        boolean two = met > 0 && !sql.equals(READ);
        requireDeclared(scene, two ? 2 : 1, when);
      }
    }
  }

  /** One has looked at some of it; another one begins then, and stops after a definition. */
  @Test
  void worksWhereverTwoStandStill() throws Exception {
    Scene counted = scene();
    CutDataSource counting = new CutDataSource(counted.base()::plain);
    assertThat(run(counted, counting::open, insert(1))).isEqualTo("done");
    List<Integer> stops = counting.definitions();
    assertThat(stops).isNotEmpty();
    int each = Math.min(EACH_DEFINITION, stops.size());
    for (int i = 0; i < stops.size(); i++) {
      int stop = stops.get(i);
      if (Depth.takes(i, each, server.name())) {
        // each begins elsewhere, so that together they meet many statements
        for (int turn = 1 + stop % EACH; turn < stop; turn += EACH * EACH) {
          meet(turn, stop);
        }
      }
    }
  }

  private void meet(int turn, int stop) throws Exception {
    Scene scene = scene();
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    CutDataSource later = new CutDataSource(scene.base()::plain);
    later.interruptAfter(
        stop,
        () -> {
          stopped.countDown();
          await(ended);
        });
    CutDataSource early = new CutDataSource(scene.base()::plain);
    List<Future<String>> other = new ArrayList<>();
    early.interruptAfter(
        turn,
        () -> {
          other.add(threads.submit(() -> run(scene, later::open, READ)));
          await(stopped);
        });
    String end = run(scene, early::open, insert(1));
    ended.countDown();
    String when = "after statement " + turn + " of one and " + stop + " of the other";
    assertThat(end).as(when).isEqualTo("done");
    for (Future<String> each : other) {
      assertThat(each.get(1, TimeUnit.MINUTES)).as(when).isEqualTo("done");
    }
    requireDeclared(scene, 1, when);
  }

  /** What a column holds is what it was declared to hold, for whoever comes later. */
  private static void requireDeclared(Scene scene, int rows, String when) throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, READ)).as(when).hasSize(rows).contains("1|user1@example.com|x");
      assertThat(Found.rows(ours, "select id from contact where email = 'user1@example.com'"))
          .as(when)
          .containsExactly("1");
      assertThat(Found.bytes(plain, "select email from contact"))
          .as(when)
          .noneMatch(cell -> cell.contains("example"));
    }
  }

  private Scene scene() throws IOException, SQLException {
    Path own = Files.createDirectory(directory.resolve("scene-" + ++scenes));
    Scene scene = Scene.of(server, own, COLUMNS);
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(40) unique, note varchar(80))");
    }
    return scene;
  }

  /** Waits a while; who needs what the other one has locked goes on later. */
  private static void await(CountDownLatch latch) {
    try {
      boolean unused = latch.await(STILL, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String insert(int id) {
    return "insert into contact values (" + id + ", 'user" + id + "@example.com', 'x')";
  }

  private static String run(Scene scene, PlainDataSource.Opener opener, String sql) {
    try (HushcellDataSource source = scene.source(opener);
        Connection ours = source.getConnection()) {
      scene.run(ours, sql);
      return "done";
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage();
    }
  }
}
