package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.AuditTerms;
import dev.hushcell.admin.AuditUse;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.policy.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** An injected query stops at the limit on each kind of server; what is normal does not meet it. */
@EachServer
@OneCollation
@WithoutOptions
class CellLimitTests {
  private static final int ROWS = 300;
  private static final int LIMIT = 120;

  @Parameter Server server;
  @TempDir Path directory;
  private Path audit;
  private Scene scene;

  @BeforeEach
  void store() throws Exception {
    audit = directory.resolve("audit");
    scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              contact.email: { search: equality, compare: exact, limits: { opened: 120, per: day } }
              contact.name:
                { search: full, compare: exact,
                  limits: { opened: 120, evaluated: 1000, per: day, statement: 30 } }
            access:
              web:
              watched: { contact.email: { limits: { opened: 120, per: day, then: warn } } }
              batch: { contact.email: { limits: none }, contact.name: { limits: none } }
            audit: { file: '%s' }
            """
                .formatted(audit));
    try (Connection batch = as("batch")) {
      scene.run(
          batch,
          "create table contact (id int not null primary key, city varchar(20), email varchar(40), name"
              + " varchar(40))");
      batch.setAutoCommit(false);
      try (PreparedStatement insert =
          batch.prepareStatement("insert into contact values (?, ?, ?, ?)")) {
        for (int i = 0; i < ROWS; i++) {
          insert.setInt(1, i);
          insert.setString(2, "c" + i);
          insert.setString(3, "e" + i);
          insert.setString(4, "n" + i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      batch.commit();
    }
  }

  private Connection as(String profile) throws SQLException {
    char also = scene.base().separator() == ';' ? ';' : '&';
    return DriverManager.getConnection(
        scene.base().oursUrl(scene.configuration()) + also + "hushcell.profile=" + profile,
        scene.base().user(),
        scene.base().password());
  }

  /** A page that somebody wrote carelessly. */
  private static int emails(Connection connection, String city) throws SQLException {
    return read(connection, "select email from contact where city = '" + city + "'");
  }

  /** Reads the first column until the end or a limit; returns how many values it got. */
  private static int read(Connection connection, String sql) throws SQLException {
    int got = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(50);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          got += rows.getString(1) == null ? 0 : 1;
        }
      }
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("53X00");
      assertThat(e.getMessage()).startsWith("[HC-4060]");
    }
    return got;
  }

  private List<String> exceeded() throws Exception {
    return Files.readAllLines(audit).stream()
        .filter(line -> line.contains("\"event\":\"exceeds\""))
        .toList();
  }

  @Test
  void anInjectedQueryStopsAtTheLimitAndIsTakenDown() throws Exception {
    try (Connection web = as("web")) {
      for (int i = 0; i < 20; i++) {
        assertThat(emails(web, "c" + i)).isOne();
      }
      assertThat(exceeded()).isEmpty();
      web.setAutoCommit(false);
      assertThat(emails(web, "x' or id >= 0 or city = '")).isEqualTo(LIMIT - 20);
      scene.run(web, "update contact set city = 'still' where id = 7");
      web.commit(); // the transaction goes on
      assertThat(emails(web, "still")).isZero();
      assertThat(read(web, "select count(*) from contact where city = 'still'")).isOne();
    }
    assertThat(exceeded())
        .hasSize(2)
        .allMatch(line -> line.contains("\"profile\":\"web\""))
        .allMatch(line -> line.contains("\"limit\":\"opened\",\"most\":120,\"per\":\"day\""));
    try (Connection batch = as("batch")) {
      assertThat(Hushcell.verifyAudit(batch, List.of(audit), AuditTerms.NONE).findings()).isEmpty();
    }
    AuditUse use = Hushcell.auditUse(List.of(audit), Optional.empty());
    assertThat(use.unread()).isZero();
    assertThat(use.uses())
        .filteredOn(each -> each.profile().equals("web"))
        .singleElement()
        .satisfies(
            web -> {
              assertThat(web.opened().total()).isEqualTo(LIMIT);
              assertThat(web.opened().statement()).isEqualTo(LIMIT - 20);
              assertThat(web.exceeded()).isEqualTo(2);
            });
  }

  @Test
  void threadsWithConnectionsOfTheirOwnGetNoMoreTogether() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Connection> pool = new ArrayList<>();
    try {
      List<Callable<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Connection connection = as("web");
        pool.add(connection);
        readers.add(() -> emails(connection, "x' or id >= 0 or city = '"));
      }
      int got = 0;
      for (Future<Integer> each : threads.invokeAll(readers)) {
        got += each.get();
      }
      assertThat(got).isEqualTo(LIMIT);
    } finally {
      threads.shutdown();
      for (Connection each : pool) {
        each.close();
      }
    }
  }

  @Test
  void whoIsWatchedIsToldOfAndWhoHasTheRightIsNot() throws Exception {
    try (Connection watched = as("watched");
        Connection batch = as("batch")) {
      assertThat(read(watched, "select email from contact")).isEqualTo(ROWS);
      assertThat(exceeded()).singleElement().asString().contains("\"then\":\"warn\"");
      assertThat(read(batch, "select email from contact")).isEqualTo(ROWS);
      assertThat(exceeded()).hasSize(1);
    }
  }

  @Test
  void oneStatementGetsNoMoreAndConditionsAreCountedByThemselves() throws Exception {
    try (Connection web = as("web")) {
      assertThat(read(web, "select name from contact where name like 'n2%'")).isEqualTo(30);
      assertThat(read(web, "select id from contact where name like '%9'")).isEqualTo(30);
      assertThat(read(web, "select id from contact where name >= 'n'")).isEqualTo(ROWS);
      assertThat(read(web, "select id from contact where name like 'n1%'")).isLessThan(101);
    }
    assertThat(exceeded()).hasSize(2);
    assertThat(exceeded().get(0)).contains("\"limit\":\"statement\",\"most\":30");
    assertThat(exceeded().get(1)).contains("\"limit\":\"evaluated\",\"most\":1000");
  }

  @Test
  void aChangeOfRowsOpensThemToDecide() throws Exception {
    try (Connection web = as("web");
        Statement statement = web.createStatement()) {
      assertThat(statement.executeUpdate("delete from contact where name like 'n29_'"))
          .isEqualTo(10);
      try {
        for (int i = 0; i < 4; i++) {
          statement.executeUpdate("delete from contact where name like 'none%'");
        }
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53X00");
      }
      assertThat(read(web, "select count(*) from contact")).isOne();
    }
    assertThat(exceeded()).singleElement().asString().contains("\"limit\":\"evaluated\"");
  }

  /** Where columns are not rewritten, nobody can begin a job. */
  @Test
  void aJobNeedsTheRight() throws Exception {
    RewritingOptions options = RewritingOptions.usual().asOnlyProcess().asDryRun();
    try (Connection web = as("web");
        Connection batch = as("batch")) {
      TableName table = Hushcell.status(batch).columns().get(0).name().table();
      SQLException with = rotated(batch, table, options);
      SQLException without = rotated(web, table, options);
      if (with == null) {
        assertThat(without.getMessage()).startsWith("[HC-4060]").contains("profile web");
      } else {
        assertThat(with.getMessage()).startsWith("[HC-1362]");
        assertThat(without.getMessage()).isEqualTo(with.getMessage());
      }
    }
  }

  /** Returns why the keys of the columns cannot be rotated; null where they can. */
  private static SQLException rotated(
      Connection connection, TableName table, RewritingOptions options) {
    return catchThrowableOfType(
        SQLException.class,
        () ->
            Hushcell.columns(connection)
                .rotateKey(table, List.of(), options, (step, done, total) -> {}));
  }
}
