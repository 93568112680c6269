package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that rewrites columns dies between two statements, whichever they are. The application
 * changes rows, another process goes on with the job, and nothing is lost. An ordinary build tries
 * one or two statements of each job, other ones on each server, and a nightly one some; {@code
 * -Dhushcell.rewriting.kills=1} tries all.
 */
@EachRewriting
class RewritingKillTests {

  private static final List<Change> CHANGES =
      List.of(
          new Change(
              "update contact set email = 'newuser8@example.com', password = 'new 8' where id = 8",
              8,
              Optional.of("8|newuser8@example.com|name 8|new 8")),
          new Change(
              "update contact set password = null where id = 10",
              10,
              Optional.of("10|user10@example.com|name 10|null")),
          new Change("delete from contact where id = 12", 12, Optional.empty()),
          new Change(
              "insert into contact values (31, 'newuser31@example.com', 'name 31', 'new 31')",
              31,
              Optional.of("31|newuser31@example.com|name 31|new 31")));

  /** Each job has more statements. */
  private static final int FEWEST = 40;

  /** More statements than any job has. */
  private static final int NEVER = 1_000_000;

  @Parameter Server server;
  @TempDir Path directory;

  /**
   * What an application does to a row.
   *
   * @param row as it is then; empty where it is gone
   */
  private record Change(String sql, int id, Optional<String> row) {}

  @ParameterizedTest
  @EnumSource
  void goesOnWhereverItDied(Job job) throws Exception {
    int all = dies(job, scene(0), NEVER);
    assertThat(all).isGreaterThan(FEWEST);
    int each = Math.min(each(job, all), all);
    int first = 1 + Depth.offset(Math.max(1, each - 1), server.name() + job);
    for (int cut = first; cut < all; cut += each) {
      dies(job, scene(cut), cut);
    }
  }

  private Scene scene(int cut) throws Exception {
    Path own = Files.createDirectory(directory.resolve("cut-" + cut));
    return RewritingScene.of(server, own, 30);
  }

  /** Primes, which hit other statements of each job; in an ordinary build one or two of them. */
  private static int each(Job job, int all) {
    return job == Job.ENCRYPT
        ? Depth.of("hushcell.rewriting.kills", all / 2, 89)
        : Depth.of("hushcell.rewriting.kills", all, 211);
  }

  /** Returns how many statements the job has, if it was over before it could die. */
  private static int dies(Job job, Scene scene, int cut) throws Exception {
    List<String> before;
    try (Connection plain = scene.plain()) {
      before = Found.rows(plain, "select id, email, name, password from contact order by id");
    }
    CutDataSource dying = new CutDataSource(scene.base()::plain);
    int statements = run(job, scene, dying, cut);
    changePastTheDriver(scene, before);
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection()) {
      List<String> then = changed(scene, ours, before);
      assertThat(finished(job, ours).phase())
          .describedAs("died after statement " + cut)
          .isEqualTo(RewritingStatus.Phase.ENDED);
      assertThat(Found.rows(ours, "select * from contact order by id"))
          .describedAs("died after statement " + cut)
          .isEqualTo(then);
      assertThat(Found.rows(ours, "select id from contact where email = 'user9@example.com'"))
          .containsExactly("9");
    }
    try (Connection plain = scene.plain()) {
      assertThat(RewritingScene.columns(plain))
          .containsExactlyInAnyOrder("email", "id", "name", "password");
      assertThat(Found.bytes(plain, "select email from contact"))
          .allMatch(cell -> cell.contains("user") == job.leavesPlain());
    }
    return statements;
  }

  /** Whoever comes past the driver writes values where values are, and none among cells. */
  private static void changePastTheDriver(Scene scene, List<String> rows) throws SQLException {
    try (Connection plain = scene.plain()) {
      boolean values;
      try {
        values =
            Found.bytes(plain, "select password from contact where id = 9").contains("secret 9");
        scene.run(plain, "update contact set password = 'past 16' where id = 16");
      } catch (SQLException refused) { // by a type, a CHECK or a trigger; or the table is away
        return;
      }
      assertThat(values).isTrue();
      rows.replaceAll(row -> row.startsWith("16|") ? row.replace("secret 16", "past 16") : row);
    }
  }

  /**
   * Changes rows while no process is at the job, where that is not refused for the moment; returns
   * the rows as they are then.
   */
  private static List<String> changed(Scene scene, Connection ours, List<String> before)
      throws SQLException {
    List<String> then = new ArrayList<>(before);
    for (Change each : CHANGES) {
      try {
        scene.run(ours, each.sql());
        then.removeIf(row -> row.startsWith(each.id() + "|"));
        each.row().ifPresent(then::add);
      } catch (SQLException refused) {
        assertThat(refused.getMessage()).startsWith("[HC-");
      }
    }
    then.sort(Comparator.comparing(row -> Integer.valueOf(row.substring(0, row.indexOf('|')))));
    return then;
  }

  private static int run(Job job, Scene scene, CutDataSource dying, int cut) throws Exception {
    try (HushcellDataSource source = scene.source(dying::open)) {
      Connection ours = source.getConnection();
      job.prepare(ours);
      int begun = dying.statements();
      dying.cutAfter(cut);
      try {
        RewritingStatus done = job.run(ours, ALONE, ColumnProgress.none());
        assertThat(done.phase()).isEqualTo(RewritingStatus.Phase.ENDED);
        return dying.statements() - begun;
      } catch (SQLException died) {
        return Integer.MAX_VALUE;
      }
    }
  }

  private static RewritingStatus finished(Job kind, Connection ours) throws SQLException {
    Columns columns = Hushcell.columns(ours);
    List<RewritingStatus> jobs = columns.status();
    boolean begun = jobs.size() == (kind == Job.ENCRYPT ? 1 : 2);
    if (!begun) {
      return kind.run(ours, ALONE, ColumnProgress.none());
    }
    RewritingStatus job = jobs.get(jobs.size() - 1);
    return switch (job.phase()) {
      case ENDED -> job;
      case PLANNED, ABANDONED -> throw new AssertionError(job.phase().name());
      case FILLING, SWITCHING, SWITCHED -> columns.resume(job.job(), ALONE, ColumnProgress.none());
    };
  }
}
