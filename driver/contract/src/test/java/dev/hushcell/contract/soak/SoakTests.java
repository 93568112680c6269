package dev.hushcell.contract.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.Columns;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Words;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.Depth;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * 64 threads over one pool, while keys are changed, columns rewritten, tables altered, statements
 * cancelled, sessions killed and the server restarted: no wrong value, no deadlock, no connection
 * that is not given back, no growing memory. An ordinary build takes 20 seconds on PostgreSQL
 * alone, a nightly one a minute on each; {@code -Dhushcell.soak.seconds=300} takes five minutes on
 * each, and {@code hushcell.soak.report} names a file for the figures.
 */
@EachBeside
@EveryServer
class SoakTests {
  private static final int SECONDS = Depth.of("hushcell.soak.seconds", 12, 60);
  private static final int THREADS = 64;

  /** In the middle of a short test the cache of plans is still being filled. */
  private static final long MAY_GROW = SECONDS < 200 ? 24 << 20 : 12 << 20;

  private static final int MAY_START = 8;

  /**
   * For how many seconds it goes on until all has been done once: a job waits for half a minute.
   */
  private static final int MOST_MORE = 180;

  /** As large as the caches of the drivers are. */
  private static final int PREPARED = 256;

  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.password: {}
        contact.amount: {}
        contact.note: { search: equality, compare: exact }
        contact.body: {}
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private final Tally tally = new Tally();
  private final ReentrantLock contact = new ReentrantLock(true);
  private final List<Worker> workers = new ArrayList<>();
  private Scene scene;
  private Watch.Size quarter;
  private Watch.Size middle;
  private Watch.Size late;

  @Test
  void everythingStaysRightUnderTrouble() throws Exception {
    assumeTrue(server.words().in("{=sessions}").isPresent(), "no session can be killed there");
    assumeTrue(isForAll() || server.name().equals("postgresql"), "one server in an ordinary build");
    scene = Scene.of(server, directory, COLUMNS);
    TableName table = prepare();
    try (Pool pool = new Pool(scene)) {
      work(pool, table);
      assertThat(tally.bad()).isEmpty();
      assertThat(pool.active()).as("connections that are not given back").isZero();
      settled(pool);
    }
    closed();
    assertThat(late.heap() - middle.heap()).as("bytes more in use").isLessThan(MAY_GROW);
    assertThat(late.threads() - quarter.threads()).as("threads more").isLessThan(MAY_START);
    enough();
  }

  private static boolean isForAll() {
    return Depth.isNightly() || Integer.getInteger("hushcell.soak.seconds") != null;
  }

  private void work(Pool pool, TableName table) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    ExecutorService jobs = Executors.newSingleThreadExecutor();
    try (Cancelling cancelling = new Cancelling(tally)) {
      for (int i = 1; i <= THREADS; i++) {
        workers.add(new Worker(i, pool, tally, cancelling));
      }
      workers.forEach(threads::execute);
      disturbances().forEach(each -> threads.execute(() -> each.run(pool, tally)));
      jobs.execute(() -> new Rewritings(contact, table).run(pool, tally));
      Watch watch = new Watch(workers, tally);
      long begin = System.nanoTime();
      boolean going = watch.until(begin + TimeUnit.SECONDS.toNanos(SECONDS) / 4);
      quarter = Watch.size();
      going = going && watch.until(begin + TimeUnit.SECONDS.toNanos(SECONDS) / 2);
      middle = Watch.size();
      going = going && watch.until(begin + TimeUnit.SECONDS.toNanos(SECONDS));
      pool.late();
      for (int more = 0; more < MOST_MORE && going && !missing().isEmpty(); more++) {
        going = watch.until(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
      }
      late = Watch.size();
      pool.end();
      if (!going || !isEnded(threads, jobs)) {
        tally.bad("threads do not end\n" + Watch.dump());
      }
    } finally {
      pool.end();
      threads.shutdownNow();
      jobs.shutdownNow();
    }
    report();
  }

  /** A job may be waiting half a minute to try again; it is resumed anyway. */
  private static boolean isEnded(ExecutorService threads, ExecutorService jobs)
      throws InterruptedException {
    threads.shutdown();
    jobs.shutdown();
    if (!jobs.awaitTermination(5, TimeUnit.SECONDS)) {
      jobs.shutdownNow();
    }
    return threads.awaitTermination(1, TimeUnit.MINUTES)
        && jobs.awaitTermination(1, TimeUnit.MINUTES);
  }

  private TableName prepare() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(100) not null unique,"
              + " name varchar(60), password varchar(60), amount decimal(18, 2),"
              + " note varchar(60), body {=clob})");
      Holder.prepare(ours);
      String schema = ours.getSchema();
      return new TableName(schema == null ? ours.getCatalog() : schema, "contact");
    }
  }

  private List<Disturbance> disturbances() {
    return List.of(
        new Holder(),
        new KeyChanges(),
        new Definitions(scene, contact),
        new Kills(scene, server.words()),
        new Restart(server, SECONDS));
  }

  /** Nothing disturbs any more, but what was killed last is noticed only now. */
  private void settled(Pool pool) throws Exception {
    for (int attempt = 1; ; attempt++) {
      Thread.sleep(1000);
      try {
        allIsRight(pool);
        return;
      } catch (SQLException e) {
        if (attempt == 5 || !Tally.mayBe(e)) {
          throw e;
        }
      }
    }
  }

  /** Jobs end, every row is right, every value is sealed. */
  private void allIsRight(Pool pool) throws SQLException {
    try (Connection connection = pool.connection()) {
      Columns columns = Hushcell.columns(connection);
      while (Rewritings.resumed(columns)) {
        tally.did("RESUMED");
      }
      for (Worker worker : workers) {
        worker.check(connection);
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select * from contact")) {
        int count = 0;
        for (; rows.next(); count++) {
          assertThat(Version.of(rows).id()).isPositive();
        }
        assertThat(count).isGreaterThan(THREADS);
      }
      assertThat(Found.rows(connection, words("{=prepared}")))
          .singleElement()
          .satisfies(count -> assertThat(Integer.parseInt(count)).isLessThan(PREPARED));
    }
  }

  private String words(String text) {
    Words words = server.words();
    return words.in(text).orElseThrow();
  }

  /** The pool is closed, and with it every session; the server has nothing in clear. */
  private void closed() throws Exception {
    try (Connection plain = scene.plain()) {
      List<String> sessions = Found.rows(plain, words("{=sessions}"));
      for (int i = 0; i < 100 && !sessions.isEmpty(); i++) {
        Thread.sleep(100);
        sessions = Found.rows(plain, words("{=sessions}"));
      }
      assertThat(sessions).as("sessions that are left").isEmpty();
      for (String column : List.of("email", "password", "amount", "body")) {
        String stored = "select " + column + " from contact where " + column + " is not null";
        assertThat(Found.bytes(plain, stored))
            .isNotEmpty()
            .allMatch(cell -> cell.charAt(0) >= 0xF0, "is a cell");
      }
    }
    assertThat(scene.traces().of(Version.SEALED)).isEmpty();
  }

  /** All of it was done. */
  private void enough() {
    assertThat(tally.sum()).isGreaterThan(20L * SECONDS);
    assertThat(missing()).as(tally.toString()).isEmpty();
  }

  /** Returns what was not done so far; a job that waits to try again keeps others waiting. */
  private List<String> missing() {
    return Stream.of("Rewritings", "KeyChanges", "Definitions", "Kills", "CANCEL", "RESTARTED")
        .filter(each -> tally.of(each) == 0)
        .toList();
  }

  private void report() throws Exception {
    String text =
        "%s, %d s: %d acts; heap %d KiB, %d KiB, then %d KiB; threads %d, then %d%n%s%n"
            .formatted(
                server.name(),
                SECONDS,
                tally.sum(),
                quarter.heap() >> 10,
                middle.heap() >> 10,
                late.heap() >> 10,
                quarter.threads(),
                late.threads(),
                tally);
    String file = System.getProperty("hushcell.soak.report");
    if (file != null) {
      Files.writeString(
          Path.of(file),
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
