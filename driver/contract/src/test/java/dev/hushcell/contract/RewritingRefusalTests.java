package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.server.EachBeside;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a job that rewrites columns refuses, before it begins and while it runs. */
@EachBeside
class RewritingRefusalTests {

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 20);
  }

  @Test
  void refusesTheTableUntilAJobHasBegun() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Found.rows(ours, "select * from contact"))
          .hasMessageContaining("[HC-1334]")
          .hasMessageContaining("hushcell column encrypt");
      RewritingStatus job = begun(ours, RewritingOptions.usual());
      assertThat(job.phase()).isEqualTo(Phase.FILLING);
      assertThat(Found.rows(ours, "select * from contact where email like 'user7@%'"))
          .containsExactly("7|user7@example.com|name 7|null");
    }
  }

  @Test
  void refusesASecondJobAtATable() throws SQLException {
    try (Connection ours = scene.ours()) {
      RewritingStatus unused = begun(ours, ALONE);
      assertThatThrownBy(() -> encrypt(ours, ALONE)).hasMessageContaining("[HC-1360]");
    }
  }

  @Test
  void refusesAJobThatIsNotThere() throws SQLException {
    try (Connection ours = scene.ours()) {
      Columns columns = Hushcell.columns(ours);
      assertThatThrownBy(() -> columns.resume("hc_00000000", ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-1361]");
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
      assertThatThrownBy(() -> encrypt(ours, ALONE)).hasMessageContaining("[HC-1361]");
    }
  }

  @Test
  void namesWhatCannotBeCarriedOver() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "create view v as select email from contact");
      assertThatThrownBy(() -> encrypt(ours, ALONE.asDryRun()))
          .hasMessageContaining("[HC-1362]")
          .hasMessageContaining("DROP VIEW");
      scene.run(plain, "drop view v", "create index by_password on contact (password)");
      assertThatThrownBy(() -> encrypt(ours, ALONE.asDryRun()))
          .hasMessageMatching(
              "(?is).*(\\[HC-1362].*DROP INDEX.*by_password|\\[HC-1335].*drop the key).*");
      assertThat(Hushcell.columns(ours).status()).isEmpty();
    }
  }

  @Test
  void refusesAColumnOfWhichTheDefaultIsACell() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
      scene.run(ours, "alter table contact alter column email set default 'nobody'");
      TableName table = RewritingScene.table(ours);
      Columns columns = Hushcell.columns(ours);
      assertThatThrownBy(() -> columns.rotateKey(table, List.of(), ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-1362]")
          .hasMessageContaining("has a DEFAULT");
      scene.run(ours, "alter table contact alter column email drop default");
      RewritingStatus rotated = columns.rotateKey(table, List.of(), ALONE, ColumnProgress.none());
      assertThat(rotated.phase()).isEqualTo(Phase.ENDED);
    }
  }

  @Test
  void refusesATableWithoutKey() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "drop table contact",
          "create table contact (id int, email varchar(100), name varchar(40), password varchar(60))",
          "insert into contact values (1, 'a', 'b', 'c')");
      assertThatThrownBy(() -> encrypt(ours, ALONE))
          .hasMessageContaining("[HC-1362]")
          .hasMessageContaining("no primary key");
    }
  }

  @Test
  void dryRunWritesNothing() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus planned = encrypt(ours, ALONE.asDryRun());
      assertThat(planned.phase()).isEqualTo(Phase.PLANNED);
      assertThat(planned.columns())
          .containsExactlyInAnyOrder(
              RewritingScene.named(plain, "email"), RewritingScene.named(plain, "password"));
      assertThat(RewritingScene.columns(plain))
          .containsExactlyInAnyOrder("email", "id", "name", "password");
    }
  }

  @Test
  void givesUpWithoutATrace() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = begunAfter(ours, ColumnProgress.Step.COMPARING);
      assertThat(Found.rows(plain, "select " + mark(plain, job) + " from contact")).hasSize(20);
      assertThat(RewritingScene.columns(ours))
          .containsExactlyInAnyOrder("email", "id", "name", "password");
      assertThat(Hushcell.columns(ours).abandon(job.job()).phase()).isEqualTo(Phase.ABANDONED);
      assertThat(RewritingScene.columns(plain))
          .containsExactlyInAnyOrder("email", "id", "name", "password");
      assertThatThrownBy(() -> Found.rows(ours, "select * from contact"))
          .hasMessageContaining("[HC-1334]");
      assertThat(encrypt(ours, ALONE).phase()).isEqualTo(Phase.ENDED);
    }
  }

  @Test
  void valuesMayNotFlowInClearForEver() throws SQLException {
    try (Connection ours = scene.ours()) {
      RewritingStatus job = begun(ours, ALONE.plainFor(Duration.ofSeconds(-1)));
      assertThatThrownBy(() -> Found.rows(ours, "select email from contact"))
          .hasMessageContaining("[HC-1366]");
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select id from contact where email = 'user3@example.com'"))
          .containsExactly("3");
    }
  }

  @Test
  void doesNotTakeARowForFilledBecauseOthersSaySo() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = begunAfter(ours, ColumnProgress.Step.COMPARING);
      String mark = mark(plain, job);
      scene.run(plain, "update contact set email = 'other@example.com' where id = 4");
      try {
        scene.run(plain, "update contact set " + mark + " = 0 where id = 4");
      } catch (SQLException refused) {
        assertThat(refused.getSQLState()).startsWith("23");
      }
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none()).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select id from contact where email = 'other@example.com'"))
          .containsExactly("4");
    }
  }

  @Test
  void tellsThatTheTableIsGone() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = begun(ours, ALONE);
      scene.run(plain, "drop table contact");
      assertThatThrownBy(
              () -> Hushcell.columns(ours).resume(job.job(), ALONE, ColumnProgress.none()))
          .hasMessageContaining("[HC-1338]");
    }
  }

  @Test
  void olderTransactionsAreRunAgain() throws SQLException {
    try (Connection ours = scene.ours();
        Connection old = scene.ours();
        Statement statement = old.createStatement()) {
      scene.run(ours, "create table other (id int)");
      RewritingStatus job = begun(ours, ALONE);
      old.setAutoCommit(false);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      // Later than the indexes, for which PostgreSQL waits until every older transaction is over.
      AtomicBoolean begun = new AtomicBoolean();
      ColumnProgress beginning =
          (step, done, total) -> {
            if (step == ColumnProgress.Step.EXCHANGING && begun.compareAndSet(false, true)) {
              readOther(old);
            }
          };
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, beginning).phase())
          .isEqualTo(Phase.ENDED);
      assertThatThrownBy(() -> statement.executeQuery("select email from contact"))
          .hasMessageContaining("[HC-4020]")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("40001");
      assertThatThrownBy(old::commit).hasMessageContaining("[HC-4020]");
      old.rollback();
      assertThat(Found.rows(old, "select email from contact where id = 1"))
          .containsExactly("user1@example.com");
      old.rollback();
    }
  }

  /** setAutoCommit(true) ends none where the mode is that already. */
  @Test
  void olderTransactionsThatATextBeganAreRunAgain() throws SQLException {
    try (Connection ours = scene.ours();
        Connection old = scene.ours();
        Statement statement = old.createStatement()) {
      scene.run(ours, "create table other (id int)");
      RewritingStatus job = begun(ours, ALONE);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      AtomicBoolean begun = new AtomicBoolean();
      ColumnProgress beginning =
          (step, done, total) -> {
            if (step == ColumnProgress.Step.EXCHANGING && begun.compareAndSet(false, true)) {
              beginByText(old);
            }
          };
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, beginning).phase())
          .isEqualTo(Phase.ENDED);
      assumeTrue(old.getAutoCommit(), "a text that begins a transaction changes the mode here");
      old.setAutoCommit(true);
      assertThatThrownBy(() -> statement.executeQuery("select email from contact"))
          .hasMessageContaining("[HC-4020]");
      statement.execute("rollback");
      assertThat(Found.rows(old, "select email from contact where id = 1"))
          .containsExactly("user1@example.com");
    }
  }

  /**
   * Of which not every driver tells; a transaction of ours would commit that of the application.
   */
  @Test
  @EveryServer
  void aTextMaySwitchAutocommitOff() throws SQLException {
    String name = server.name();
    assumeTrue(name.startsWith("mysql") || name.startsWith("mariadb"), "no text does so there");
    try (Connection ours = scene.ours();
        Connection other = scene.ours()) {
      RewritingStatus unused = begun(ours, ALONE);
      scene.run(
          other,
          "set autocommit = 0",
          "insert into contact values (77, 'late@example.com', 'n', 'p')",
          "rollback");
      assertThat(Found.rows(other, "select id from contact where id = 77")).isEmpty();
    }
  }

  private static void beginByText(Connection old) {
    try (Statement statement = old.createStatement()) {
      statement.execute("begin");
      readOther(old);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String mark(Connection plain, RewritingStatus job) throws SQLException {
    String quote = plain.getMetaData().getIdentifierQuoteString();
    return quote + job.job() + quote;
  }

  private static void readOther(Connection old) {
    try {
      assertThat(Found.rows(old, "select * from other")).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RewritingStatus encrypt(Connection ours, RewritingOptions options)
      throws SQLException {
    return Hushcell.columns(ours)
        .encrypt(RewritingScene.table(ours), options, ColumnProgress.none());
  }

  /** The job ends with its first step. */
  private static RewritingStatus begun(Connection ours, RewritingOptions options)
      throws SQLException {
    return ended(ours, options, ColumnProgress.Step.FILLING);
  }

  private static RewritingStatus begunAfter(Connection ours, ColumnProgress.Step step)
      throws SQLException {
    return ended(ours, ALONE, step);
  }

  private static RewritingStatus ended(
      Connection ours, RewritingOptions options, ColumnProgress.Step end) throws SQLException {
    ColumnProgress ending =
        (step, done, total) -> {
          if (step == end) {
            throw new IllegalStateException("ended");
          }
        };
    assertThatThrownBy(
            () -> Hushcell.columns(ours).encrypt(RewritingScene.table(ours), options, ending))
        .hasMessageContaining("IllegalStateException");
    return Hushcell.columns(ours).status().get(0);
  }
}
