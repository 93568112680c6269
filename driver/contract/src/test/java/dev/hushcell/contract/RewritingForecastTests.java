package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnChange;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingForecast;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.Compare;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a job tells administrators before it begins, and when it cannot go on. */
@EachRewriting
class RewritingForecastTests {
  private static final RewritingOptions DRY = RewritingOptions.usual().asOnlyProcess().asDryRun();

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 1400);
  }

  @Test
  void tellsWhatThereWouldBeToDo() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus planned = Job.ENCRYPT.run(ours, DRY, ColumnProgress.none());
      assertThat(planned.phase()).isEqualTo(Phase.PLANNED);
      RewritingForecast forecast = planned.forecast().orElseThrow();
      assertThat(forecast.rows()).isEqualTo(1400);
      assertThat(forecast.tried()).isEqualTo(1400);
      assertThat(forecast.keepsAll()).isTrue();
      assertThat(forecast.time()).isPositive();
      assertThat(forecast.blocked()).satisfies(blocked -> requireBlocked(blocked, forecast.time()));
      RewritingForecast.Column email = column(forecast, "email");
      assertThat(email.values()).isEqualTo(1400);
      assertThat(email.bytesNow()).isBetween(17L, 20L);
      assertThat(email.bytesAfter()).isBetween(30L, 120L);
      assertThat(column(forecast, "password").values()).isEqualTo(1200);
      long now = size(forecast.tableBytes());
      assertThat(now).isPositive();
      assertThat(size(forecast.tableBytesAfter())).isGreaterThan(now);
      assertThat(size(forecast.freeBytesWanted())).isGreaterThan(size(forecast.tableBytesAfter()));
      RewritingForecast some =
          Job.ENCRYPT.run(ours, DRY.trying(70), ColumnProgress.none()).forecast().orElseThrow();
      assertThat(some.tried()).isEqualTo(70);
      assertThat(column(some, "password").values()).isEqualTo(1200);
      assertThat(RewritingScene.columns(plain)).hasSize(4);
      assertThat(Found.rows(plain, "select email from contact where id = 3"))
          .containsExactly("user3@example.com");
      assertThat(Hushcell.columns(ours).status()).isEmpty();
    }
  }

  @Test
  void namesRowsWhoseValuesWouldNotBeKept() throws SQLException {
    try (Connection ours = scene.ours()) {
      RewritingScene.encrypt(ours);
      scene.run(ours, "update contact set email = 'Mixed@Example.com' where id in (901)");
      scene.run(ours, "update contact set email = 'OTHER@Example.com' where id in (77)");
      RewritingStatus planned =
          Hushcell.columns(ours)
              .change(
                  RewritingScene.table(ours),
                  List.of(
                      ColumnChange.of(RewritingScene.named(ours, "email")).compare(Compare.LOWER)),
                  DRY,
                  ColumnProgress.none());
      RewritingForecast forecast = planned.forecast().orElseThrow();
      assertThat(forecast.keepsAll()).isFalse();
      RewritingForecast.Column email = column(forecast, "email");
      assertThat(email.notKept()).isEqualTo(2);
      assertThat(email.keys()).containsExactly("(77)", "(901)");
      assertThat(forecast.toString()).doesNotContain("Mixed").doesNotContain("OTHER");
    }
  }

  @Test
  void namesWhoHasTheTable() throws SQLException {
    assumeFalse(server.name().equals("sqlite"), "has no sessions that one could name");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain();
        Connection holding = scene.plain()) {
      holding.setAutoCommit(false);
      holding.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      assertThat(Found.rows(holding, "select email from contact where email = 'user3@example.com'"))
          .hasSize(1);
      scene.run(holding, "update contact set name = 'held' where id = 3"); // H2 reads without locks
      TableCare care = Databases.of(plain).orElseThrow().rewriting().care();
      List<String> holders = care.holders(plain, RewritingScene.table(ours));
      String all = String.join("\n", holders);
      if (server.name().equals("postgresql")) {
        assertThat(holders).hasSize(1);
        assertThat(all)
            .contains("pid ", "user postgres", "idle in transaction", "transaction open since 20");
      } else {
        assertThat(all).containsAnyOf("thread ", "lacks PROCESS", "has the lock ");
      }
      assertThat(all).doesNotContain("user3").doesNotContainIgnoringCase("select");
      holding.rollback();
    }
  }

  /** Where the table is copied, others wait for that too. */
  private void requireBlocked(Duration blocked, Duration time) {
    switch (server.name()) {
      case "sqlite" -> assertThat(blocked).isEqualTo(time);
      case "h2", "mysql" -> assertThat(blocked).isGreaterThan(Duration.ofMillis(400));
      default -> assertThat(blocked).isEqualTo(Duration.ofMillis(400));
    }
  }

  private static long size(OptionalLong bytes) {
    return bytes.orElseThrow();
  }

  private static RewritingForecast.Column column(RewritingForecast forecast, String name) {
    return forecast.columns().stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow();
  }
}
