package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.ScrubReport;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A job on three columns of a table of many rows that many connections use, measured. No part of a
 * build: {@code -Dhushcell.rewriting.rows=10000000} runs it, with {@code
 * hushcell.rewriting.connections} (32), {@code hushcell.rewriting.pause} (50 ms between two
 * transactions of a connection) and {@code hushcell.rewriting.job} (ENCRYPT); {@code
 * hushcell.rewriting.report} names the file to which the figures go.
 */
@EachBeside
@EnabledIfSystemProperty(named = "hushcell.rewriting.rows", matches = "\\d+")
class RewritingRunTests {
  private static final int ROWS = Integer.getInteger("hushcell.rewriting.rows", 0);
  private static final int CONNECTIONS = Integer.getInteger("hushcell.rewriting.connections", 32);
  private static final int PAUSE_MILLIS = Integer.getInteger("hushcell.rewriting.pause", 50);
  private static final long BEFORE_MILLIS = 20_000;
  private static final String THIRD = "  contact.name: { search: equality, compare: exact }\n";

  @Parameter Server server;
  @TempDir Path directory;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger again = new AtomicInteger();
  private final List<RewritingLoad> loads = new ArrayList<>();
  private final List<String> report = new ArrayList<>();

  @Test
  void isCarriedOutWhileApplicationsGoOn() throws Exception {
    Job job = Job.valueOf(System.getProperty("hushcell.rewriting.job", "ENCRYPT"));
    Scene scene = RewritingScene.of(server, directory, ROWS, THIRD);
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS + 2);
    try (Connection ours = scene.ours()) {
      job.prepare(ours);
      // Before it has begun nobody may use the table.
      RewritingStatus begun = RewritingScene.left(job, ours, Step.FILLING, 1);
      List<Future<Integer>> running = start(scene, threads);
      Rates rates = new Rates();
      Thread.sleep(BEFORE_MILLIS);
      double usual = rates.since();
      say(
          "%s, %s of %,d rows, %d connections with pauses of %d ms",
          server.name(), job, ROWS, CONNECTIONS, PAUSE_MILLIS);
      say("transactions before: %.0f/s, longest %.2f s", usual, longest());
      Steps steps = new Steps();
      Future<Slowest> slowest = threads.submit(() -> slowest(new Rates(), steps));
      RewritingStatus done =
          Hushcell.columns(ours).resume(begun.job(), RewritingOptions.usual(), steps);
      assertThat(done.phase()).isEqualTo(RewritingStatus.Phase.ENDED);
      steps.end();
      stop.set(true);
      for (Future<Integer> each : running) {
        assertThat(each.get()).isPositive();
      }
      say("transactions meanwhile: %.0f/s", rates.since());
      say(
          "in the slowest ten seconds, %s: %.0f %% of before",
          slowest.get().step(), 100 * slowest.get().rate() / usual);
      say("longest transaction meanwhile: %.2f s; %d were run again", longest(), again.get());
      compare(ours);
      for (RewritingLoad load : loads) {
        load.checkAll();
      }
      if (!job.leavesPlain()) {
        scrub(scene, ours);
      }
    } finally {
      stop.set(true);
      threads.shutdownNow();
      write();
    }
  }

  private List<Future<Integer>> start(Scene scene, ExecutorService threads) {
    List<Future<Integer>> running = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int isolation =
          i % 3 == 0
              ? 0
              : i % 3 == 1
                  ? Connection.TRANSACTION_READ_COMMITTED
                  : Connection.TRANSACTION_REPEATABLE_READ;
      RewritingLoad load =
          new RewritingLoad(ROWS + 1 + 100_000 * i, isolation, scene, stop, again, PAUSE_MILLIS);
      loads.add(load);
      running.add(threads.submit(load));
    }
    return running;
  }

  /** Transactions of all connections since it was asked last. */
  private final class Rates {
    private long last = System.nanoTime();
    private long done = all();

    private long all() {
      return loads.stream().mapToLong(RewritingLoad::transactions).sum();
    }

    double since() {
      long now = System.nanoTime();
      long all = all();
      double rate = (all - done) * 1e9 / (now - last);
      last = now;
      done = all;
      return rate;
    }
  }

  /** Returns the ten seconds in which least was done, and what the job did at their end. */
  private Slowest slowest(Rates rates, Steps steps) throws InterruptedException {
    Slowest slowest = new Slowest(Double.MAX_VALUE, Step.FILLING);
    while (!stop.get()) {
      for (int second = 0; second < 10 && !stop.get(); second++) {
        Thread.sleep(1000);
      }
      double rate = rates.since();
      if (!stop.get() && rate < slowest.rate()) {
        slowest = new Slowest(rate, steps.current);
      }
    }
    return slowest;
  }

  private record Slowest(double rate, Step step) {}

  /** Returns how long the longest transaction took since this was asked last, in seconds. */
  private double longest() {
    return loads.stream().mapToLong(RewritingLoad::longestNanos).max().orElse(0) / 1e9;
  }

  /** How long each step took. */
  private final class Steps implements ColumnProgress {
    private final Map<Step, Long> nanos = new EnumMap<>(Step.class);
    private volatile Step current = Step.FILLING;
    private long since = System.nanoTime();

    @Override
    public void at(Step step, long done, long total) {
      long now = System.nanoTime();
      nanos.merge(current, now - since, Long::sum);
      since = now;
      current = step;
    }

    void end() {
      nanos.forEach((step, took) -> say("%s: %.1f s", step, took / 1e9));
      say("filled: %,.0f rows/s", ROWS * 1e9 / nanos.getOrDefault(Step.FILLING, 1L));
    }
  }

  /** Every row that was there before is what it was. */
  private static void compare(Connection ours) throws SQLException {
    ours.setAutoCommit(false);
    try (Statement statement = ours.createStatement()) {
      statement.setFetchSize(1000);
      try (ResultSet rows =
          statement.executeQuery(
              "select id, email, name, password from contact where id <= "
                  + ROWS
                  + " order by id")) {
        for (int id = 1; id <= ROWS; id++) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt(1)).isEqualTo(id);
          assertThat(rows.getString(2)).isEqualTo("user" + id + "@example.com");
          assertThat(rows.getString(3)).isEqualTo("name " + id);
          assertThat(rows.getString(4)).isEqualTo(id % 7 == 0 ? null : "secret " + id);
        }
      }
    } finally {
      ours.setAutoCommit(true);
    }
  }

  /** Scrubs the table and searches its files for values that it had in clear. */
  private void scrub(Scene scene, Connection ours) throws SQLException {
    long began = System.nanoTime();
    ScrubReport scrubbed = Hushcell.columns(ours).scrub(RewritingScene.table(ours));
    say("scrub: %.1f s, left to others: %s", (System.nanoTime() - began) / 1e9, scrubbed.failed());
    server.flush();
    List<String> found =
        new TableFiles(server, scene).having(List.of("user777@example.com", "secret 778"));
    say("files of the table have %s", found);
    assertThat(found).isEmpty();
  }

  private void say(String format, Object... values) {
    report.add(String.format(Locale.ROOT, format, values));
  }

  private void write() throws Exception {
    String file = System.getProperty("hushcell.rewriting.report");
    if (file != null) {
      Files.writeString(
          Path.of(file),
          String.join("\n", report) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
