package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingClient.Person;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Clients write in every way of their database between the statements of jobs that rewrite columns,
 * processes die in the middle and others go on, and every value is compared with a model. All of it
 * follows from a seed: {@code -Dhushcell.jobs.seed=}, {@code -Dhushcell.jobs.steps=10000} for so
 * many steps around each kind of job.
 */
@EachRewriting
@EveryServer
class RewritingStepsTests {
  private static final long SEED = Long.getLong("hushcell.jobs.seed", 28);
  private static final int STEPS = Depth.of("hushcell.jobs.steps", 8, 60);

  /** More than a page, so that some rows are filled and others not. */
  private static final int ROWS = 1200;

  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.password: {}
      """;

  @Parameter Server server;
  @TempDir Path directory;

  private Random random;
  private CutDataSource process;
  private RewritingClient client;
  private boolean alone;
  private boolean throughHushcell;
  private int kills;

  @Test
  void losesNothing() throws Exception {
    Map<Job, Integer> steps = new EnumMap<>(Job.class);
    long seed = SEED;
    do {
      Path own = Files.createDirectory(directory.resolve("seed-" + seed));
      try {
        round(own, seed, steps);
      } catch (AssertionError | Exception e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
      seed++;
    } while (steps.values().stream().anyMatch(each -> each < STEPS));
    System.out.printf(
        "%s: seeds %d to %d, steps %s, %d processes died%n",
        server.name(), SEED, seed - 1, steps, kills);
  }

  /** Does one job after the other to the same table. */
  private void round(Path own, long seed, Map<Job, Integer> steps) throws Exception {
    random = new Random(seed);
    Scene scene = Scene.of(server, own, COLUMNS);
    try (Connection plain = scene.plain();
        Impatience impatience = new Impatience(plain, scene, server.name())) {
      List<Person> people = made(scene, plain);
      client = new RewritingClient(plain, random, people);
      client.runBy(impatience::run);
      client.also(new RewritingWays(client).of(server.name()));
      for (Job job : Job.values()) {
        int before = client.steps();
        complete(scene, job);
        steps.merge(job, client.steps() - before, Integer::sum);
      }
      assertThat(RewritingScene.columns(plain))
          .containsExactlyInAnyOrder("email", "id", "name", "password");
    }
  }

  private List<Person> made(Scene scene, Connection plain) throws SQLException {
    scene.run(
        plain,
        "create table person (id int primary key)",
        "create table contact (id int primary key, email varchar(100), name varchar(40),"
            + " password varchar(60), foreign key (id) references person (id)"
            + " on update cascade on delete cascade)");
    scene.run(plain, RewritingWays.definitions(server.name()).toArray(String[]::new));
    List<Person> people = new ArrayList<>();
    plain.setAutoCommit(false);
    try (PreparedStatement person = plain.prepareStatement("insert into person values (?)");
        PreparedStatement contact =
            plain.prepareStatement("insert into contact values (?, ?, ?, ?)")) {
      for (int id = 1; id <= ROWS; id++) {
        people.add(new Person("e" + id + "@example.com", "n" + id, "p" + id));
        person.setInt(1, id);
        person.addBatch();
        contact.setInt(1, id);
        contact.setString(2, "e" + id + "@example.com");
        contact.setString(3, "n" + id);
        contact.setString(4, "p" + id);
        contact.addBatch();
      }
      int[] unused = person.executeBatch();
      unused = contact.executeBatch();
    }
    plain.commit();
    plain.setAutoCommit(true);
    return people;
  }

  /** Carries out a job, by as many processes as it takes. */
  private void complete(Scene scene, Job job) throws Exception {
    String begun = "";
    while (true) {
      process = new CutDataSource(scene.base()::plain);
      try (HushcellDataSource source = scene.source(process::open);
          Connection ours = source.getConnection()) {
        if (server.name().equals("sqlite")) { // a job that has the file's lock tells how far it is
          scene.run(ours, "pragma busy_timeout = 0");
        }
        begun = begun.isEmpty() ? lastOf(ours, job) : begun;
        if (isEnded(ours, begun)) { // and the process died when it had said so
          client.check(ours, "after " + job);
          return;
        }
        if (random.nextInt(3) > 0) {
          process.cutAfter(random.nextInt(250));
        }
        process.beforeEach(this::between);
        RewritingStatus done =
            begun.isEmpty()
                ? job.run(ours, ALONE, meanwhile(ours))
                : Hushcell.columns(ours).resume(begun, ALONE, meanwhile(ours));
        process.beforeEach(text -> {});
        process.cutAfter(Integer.MAX_VALUE / 2); // it is over
        assertThat(done.phase()).isEqualTo(Phase.ENDED);
        client.check(ours, "after " + job);
        return;
      } catch (SQLException died) {
        process.beforeEach(text -> {});
        if (!isDead()) {
          throw died;
        }
        kills++;
        alone = false;
      }
    }
  }

  private boolean isDead() {
    try {
      process.open().close();
      return false;
    } catch (SQLException gone) {
      return true;
    }
  }

  /** Returns the job of the kind that a process before has begun, if it came to that. */
  private String lastOf(Connection ours, Job job) throws SQLException {
    List<RewritingStatus> all = Hushcell.columns(ours).status();
    int before = List.of(Job.values()).indexOf(job);
    return all.size() <= before ? "" : all.get(before).job();
  }

  private static boolean isEnded(Connection ours, String job) throws SQLException {
    return Hushcell.columns(ours).status().stream()
        .anyMatch(each -> each.job().equals(job) && each.phase() == Phase.ENDED);
  }

  /** Clients on the driver of the database write between two statements of the job. */
  private void between(String text) {
    client.note("job: " + text);
    if (text.startsWith("SET EXCLUSIVE")) { // others would wait for the job
      alone = text.endsWith("1");
    } else if (!alone && !throughHushcell) {
      for (int more = random.nextInt(6) - 2; more > 0; more--) {
        client.step();
      }
    }
  }

  /** Clients of the process write through Hushcell when the job tells how far it is. */
  private ColumnProgress meanwhile(Connection ours) {
    return (step, done, total) -> {
      throughHushcell = true;
      client.stepOf(ours);
      try {
        client.check(ours, step + " " + done);
      } catch (SQLException refusedForNow) {
        if (!isDead()) {
          assertThat(refusedForNow.getMessage()).contains("[HC-").doesNotContain("[HC-30");
        }
      } finally {
        throughHushcell = false;
      }
    };
  }
}
