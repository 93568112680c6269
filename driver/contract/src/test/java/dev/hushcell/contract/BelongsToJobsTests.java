package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.admin.RowMove;
import dev.hushcell.contract.BelongsToJob.State;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs bring cells that belong to their rows into a table, carry them over and out again. */
@EachBeside
@OneCollation
@WithoutOptions
class BelongsToJobsTests {
  private static final String ALL = "select * from pay order by id";
  private static final String INSERT =
      "insert into pay (id, amount, note) values (%1$d, 'Zq9amount %2$s', 'Zq9note %2$s')";
  private static final String OTHER_ROW = "[HC-3015]";

  /** More than a page. */
  private static final int ROWS = 1100;

  private static final int FEW = 40;

  /** How often applications write at each step of a job: new rows are filled too. */
  private static final int TIMES = 4;

  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void keepsValuesAndNoticesASwappedCell(BelongsToJob job) throws Exception {
    job.requireKept(server, directory, ROWS);
  }

  /** At each step, before and after the exchange, rows come, go, change and get other keys. */
  @ParameterizedTest
  @EnumSource
  void applicationsGoOnMeanwhile(BelongsToJob job) throws Exception {
    Scene scene = job.scene(server, directory, ROWS);
    try (Connection ours = scene.ours();
        Connection application = scene.ours();
        Connection plain = scene.plain()) {
      job.prepare(ours);
      AtomicInteger next = new AtomicInteger(10);
      Map<Step, Integer> seen = new EnumMap<>(Step.class);
      ColumnProgress writing =
          (step, done, total) -> {
            if (step != Step.ENDED && seen.merge(step, 1, Integer::sum) <= TIMES) {
              write(scene, application, job, next.getAndAdd(10));
            }
          };
      assertThat(job.run(ours, writing).phase()).isEqualTo(Phase.ENDED);
      assertThat(next.get()).isGreaterThan(50);
      for (int at = 10; at < next.get(); at += 10) {
        String gone = (at + 2) + "|";
        assertThat(
                Found.rows(
                    ours,
                    "select id, amount, note from pay where id between %d and %d or id between"
                            .formatted(at, at + 9)
                        + " %d and %d order by id".formatted(at + 100_000, at + 100_009)))
            .as("written at " + at)
            .startsWith(at + "|Zq9amount changed|null", (at + 1) + "|Zq9amount again|Zq9note again")
            .contains((at + 100_000) + "|Zq9amount new|Zq9note new")
            .noneMatch(row -> row.startsWith(gone));
      }
      assertThat(Hushcell.columns(ours).status()).allMatch(each -> each.phase() == Phase.ENDED);
      job.requireSecret(plain);
    }
  }

  private void write(Scene scene, Connection ours, BelongsToJob job, int at) {
    try {
      scene.run(
          ours,
          "update pay set amount = 'Zq9amount changed', note = null where id = " + at,
          "delete from pay where id in (%d, %d)".formatted(at + 1, at + 2),
          INSERT.formatted(at + 1, "again"),
          INSERT.formatted(at + 100_000, "new"));
      assertThat(Found.rows(ours, "select amount from pay where id = " + (at + 1)))
          .containsExactly("Zq9amount again");
      moveWhereItMayBe(scene, ours, job, at + 3);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key of a row changes through the driver only while no cell belongs to the row. */
  private static void moveWhereItMayBe(Scene scene, Connection ours, BelongsToJob job, int id)
      throws SQLException {
    String update = "update pay set id = %d where id = %d".formatted(id + 100_000, id);
    try {
      scene.run(ours, update);
    } catch (SQLException refused) {
      assertThat(refused.getMessage()).contains("[HC-2162]");
      assertThat(List.of(job.before(), job.after())).contains(State.CELLS_OF_ROWS);
      return;
    }
    assertThat(Found.rows(ours, "select note from pay where id = " + (id + 100_000)))
        .containsExactly("Zq9note" + id);
  }

  @ParameterizedTest
  @EnumSource(names = {"ROTATE", "PAD", "FROM_ROWS", "DECRYPT"})
  void stopsAtACellOfAnotherRowUntilTheMoveIsNamed(BelongsToJob job) throws Exception {
    Scene scene = job.scene(server, directory, FEW);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      List<String> before = Found.rows(plain, ALL);
      job.prepare(ours);
      Columns columns = Hushcell.columns(ours);
      RewritingStatus begun = left(job, ours, Step.FILLING, 1);
      scene.run(plain, "update pay set id = 1005 where id = 5");
      job.swap(plain, "note", 8, 9);
      assertThatThrownBy(() -> columns.resume(begun.job(), ALONE, ColumnProgress.none()))
          .hasMessageContaining(OTHER_ROW);
      assertThatThrownBy(() -> Found.rows(ours, "select note from pay where id = 8"))
          .hasMessageContaining(OTHER_ROW);
      columns.rebind(BelongsToJob.stored(ours, "amount"), List.of(new RowMove("5", "1005")));
      columns.rebind(BelongsToJob.stored(ours, "note"), List.of(new RowMove("5", "1005")));
      assertThatThrownBy(() -> columns.resume(begun.job(), ALONE, ColumnProgress.none()))
          .hasMessageContaining(OTHER_ROW);
      job.swap(plain, "note", 8, 9);
      assertThat(columns.resume(begun.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      scene.run(plain, "update pay set id = 5 where id = 1005");
      if (job.after() == State.CELLS_OF_ROWS) {
        for (String column : BelongsToJob.COLUMNS) {
          columns.rebind(BelongsToJob.stored(ours, column), List.of(new RowMove("1005", "5")));
        }
      }
      assertThat(Found.rows(ours, ALL)).isEqualTo(before);
      job.requireSecret(plain);
    }
  }

  /** The exchange is over and the old columns are still there. */
  @ParameterizedTest
  @EnumSource
  void endsWhateverKeysChangeAfterTheExchange(BelongsToJob job) throws Exception {
    Scene scene = job.scene(server, directory, FEW);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      job.prepare(ours);
      RewritingStatus begun = left(job, ours, Step.COMPARING, 3);
      assertThat(begun.phase()).isEqualTo(Phase.SWITCHED);
      scene.run(plain, "update pay set id = 1005 where id = 5");
      assertThat(Hushcell.columns(ours).resume(begun.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      String sql = "select amount from pay where id = 1005";
      if (job.after() == State.CELLS_OF_ROWS) {
        assertThatThrownBy(() -> Found.rows(ours, sql)).hasMessageContaining(OTHER_ROW);
        Hushcell.columns(ours)
            .rebind(BelongsToJob.stored(ours, "amount"), List.of(new RowMove("5", "1005")));
      }
      assertThat(Found.rows(ours, sql)).containsExactly("Zq9amount5");
    }
  }

  /** Only PostgreSQL lets somebody disable what marks changed rows. */
  @ParameterizedTest
  @EnumSource(names = {"ENCRYPT", "TO_ROWS"})
  @EveryServer
  void fillsARowAgainWhoseKeyChangedUnmarked(BelongsToJob job) throws Exception {
    assumeTrue(server.name().equals("postgresql"), "triggers are not disabled there");
    Scene scene = job.scene(server, directory, FEW);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      job.prepare(ours);
      RewritingStatus begun = left(job, ours, Step.COMPARING, 1);
      scene.run(
          plain,
          "alter table pay disable trigger all",
          "update pay set id = 1005 where id = 5",
          "alter table pay enable trigger all");
      assertThat(Hushcell.columns(ours).resume(begun.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select amount, note from pay where id = 1005"))
          .containsExactly("Zq9amount5|Zq9note5");
    }
  }

  @Test
  void statementsThatWerePreparedBeforeSealForTheirRows() throws Exception {
    Scene scene = BelongsToJob.ENCRYPT.scene(server, directory, FEW);
    try (Connection ours = scene.ours();
        Connection application = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus begun = left(BelongsToJob.ENCRYPT, ours, Step.FILLING, 1);
      try (PreparedStatement insert =
              application.prepareStatement("insert into pay (amount, id) values (?, ?)");
          PreparedStatement update =
              application.prepareStatement("update pay set note = ? where id = ?");
          PreparedStatement select =
              application.prepareStatement("select amount, note from pay where id = ?")) {
        set(insert, "Zq9in", 501);
        set(update, "Zq9up", 4);
        select.setLong(1, 4);
        assertThat(Found.rows(select.executeQuery())).containsExactly("Zq9amount4|Zq9note4");
        assertThat(Hushcell.columns(ours).resume(begun.job(), ALONE, ColumnProgress.none()).phase())
            .isEqualTo(Phase.ENDED);
        executeOrAgain(insert, "Zq9in", 501);
        executeOrAgain(update, "Zq9up", 4);
        set(insert, "Zq9next", 502);
        assertThat(insert.executeUpdate()).isOne();
        select.setLong(1, 4);
        assertThat(Found.rows(select.executeQuery())).containsExactly("Zq9amount4|Zq9up");
        select.setLong(1, 502);
        assertThat(Found.rows(select.executeQuery())).containsExactly("Zq9next|null");
      }
      assertThat(Found.rows(ours, "select amount from pay where id = 501"))
          .containsExactly("Zq9in");
      assertThat(Found.bytes(plain, "select amount from pay"))
          .noneMatch(each -> each.contains("Zq9"));
    }
  }

  /** A configuration that was not changed yet declares the columns without their rows. */
  @Test
  void anApplicationThatKnowsOfNoRowsWritesValuesOrNothing() throws Exception {
    Scene scene = BelongsToJob.ENCRYPT.scene(server, directory, FEW);
    String declared = Files.readString(scene.configuration());
    Path without = directory.resolve("without.yaml");
    Files.writeString(
        without, declared.replace(", belongs-to: id", "").replace("belongs-to: id", ""));
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus begun = left(BelongsToJob.ENCRYPT, ours, Step.FILLING, 1);
      try (Connection old = scene.base().ours(without)) {
        scene.run(old, "insert into pay (id, amount) values (600, 'Zq9amount')");
        assertThat(Found.rows(old, "select amount from pay where id = 3"))
            .containsExactly("Zq9amount3");
      }
      assertThat(Hushcell.columns(ours).resume(begun.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      for (String sql :
          List.of(
              "insert into pay (id, amount) values (601, 'Zq9amount')",
              "select amount from pay where id = 600")) {
        assertThatThrownBy(() -> runAs(scene, without, sql)).hasMessageContaining("[HC-1330]");
      }
      assertThat(Found.rows(ours, "select id, amount from pay where id > 599"))
          .containsExactly("600|Zq9amount");
      BelongsToJob.ENCRYPT.requireSecret(plain);
    }
  }

  /** Runs a statement as a process that is just started. */
  private static void runAs(Scene scene, Path configuration, String sql) throws SQLException {
    try (HushcellDataSource source =
        new HushcellDataSource(new PlainDataSource(scene.base()::plain))) {
      source.setConfig(configuration.toString());
      Connection old = source.getConnection();
      scene.run(old, sql);
    }
  }

  private static void set(PreparedStatement statement, String value, long id) throws SQLException {
    statement.setString(1, value);
    statement.setLong(2, id);
  }

  private static void executeOrAgain(PreparedStatement statement, String value, long id)
      throws SQLException {
    try {
      assertThat(statement.executeUpdate()).isOne();
    } catch (SQLException again) {
      assertThat(again.getMessage()).contains("[HC-4020]");
      set(statement, value, id);
      assertThat(statement.executeUpdate()).isOne();
    }
  }

  /** Returns a job that the process leaves at one of its steps, once it was there so many times. */
  static RewritingStatus left(BelongsToJob job, Connection ours, Step end, int times)
      throws SQLException {
    AtomicInteger seen = new AtomicInteger();
    ColumnProgress ending =
        (step, done, total) -> {
          if (step == end && seen.incrementAndGet() == times) {
            throw new IllegalStateException("ended");
          }
        };
    assertThatThrownBy(() -> job.run(ours, ending)).hasMessageContaining("IllegalStateException");
    List<RewritingStatus> all = Hushcell.columns(ours).status();
    return all.get(all.size() - 1);
  }
}
