package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Several processes that start at once meet at a table that none of them has activated yet. */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
@Without(Variant.MODES)
class ActivationRaceTests {
  private static final int PROCESSES = 4;
  private static final int ROUNDS = Depth.of(3, 8);

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void firstStatementsOfSeveralProcessesAllWork() throws Exception {
    StringBuilder columns = new StringBuilder("columns:\n");
    for (int i = 0; i < ROUNDS; i++) {
      columns.append("  t%1$d.email: { search: equality, compare: exact }%n".formatted(i));
      columns.append("  t%1$d.note: {}%n".formatted(i));
    }
    Scene scene = Scene.of(server, directory, columns.toString());
    try (Connection plain = scene.plain()) {
      for (int i = 0; i < ROUNDS; i++) {
        scene.run(
            plain,
            "create table t"
                + i
                + " (id int primary key, email varchar(40) unique, note varchar(80))");
      }
    }
    CyclicBarrier start = new CyclicBarrier(PROCESSES);
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
    // Where the last connection closes a database of H2 while another one opens it, H2 may forget
    // the mode in the URL of the latter.
    try (Connection held = scene.plain()) {
      List<Future<Integer>> processes = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        int number = i;
        processes.add(threads.submit(() -> rounds(scene, start, number)));
      }
      List<String> failures = new ArrayList<>();
      for (Future<Integer> each : processes) {
        try {
          assertThat(each.get(5, TimeUnit.MINUTES)).isEqualTo(ROUNDS);
        } catch (ExecutionException e) {
          failures.add(
              String.valueOf(e.getCause())); // the others wait for it until their time is over
        }
      }
      assertThat(failures).isEmpty();
      assertThat(held.isClosed()).isFalse();
    } finally {
      threads.shutdownNow();
    }
    try (Connection ours = scene.ours()) {
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(Found.rows(ours, "select id from t" + i + "")).hasSize(PROCESSES);
      }
    }
  }

  /** Each has a data source of its own, which shares nothing with the others. */
  private static int rounds(Scene scene, CyclicBarrier start, int number) throws Exception {
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection()) {
      int done = 0;
      for (int i = 0; i < ROUNDS; i++) {
        start.await(1, TimeUnit.MINUTES);
        String mail = "user" + number + "@example.com";
        scene.run(ours, "insert into t" + i + " values (" + number + ", '" + mail + "', 'x')");
        done++;
      }
      return done;
    }
  }
}
