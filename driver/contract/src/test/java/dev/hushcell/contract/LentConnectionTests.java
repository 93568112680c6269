package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Data sources that lend the connection of a running transaction: those with a single connection,
 * and proxies of frameworks. Our own work never ends that transaction, and never ends with it.
 */
@EachServer
@EveryServer
@WithoutOptions
class LentConnectionTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void make() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table step (n int primary key)",
          "create table contact (id int primary key, email varchar(60))");
    }
  }

  @Test
  void theTransactionOfASingleConnectionIsNotCommitted() throws SQLException {
    try (Connection only = scene.plain();
        HushcellDataSource source = scene.source(() -> Kept.open(only));
        Connection ours = source.getConnection()) {
      assertThat(Found.rows(ours, "select n from step")).isEmpty();
      ours.setAutoCommit(false);
      scene.run(ours, "insert into step values (1)");
      assertNoRoom(ours);
      ours.rollback();
      assertNothingDone();
      ours.setAutoCommit(true);
      activate();
      assertWorks(ours);
    }
    try (Connection ours = scene.ours()) {
      assertThat(emails(ours)).containsExactly("ada@b.c");
    }
  }

  /** Where it is said so by a text, autocommit tells nothing. */
  @Test
  void theTransactionThatATextBeganIsNotCommitted() throws SQLException {
    try (Connection only = scene.plain();
        HushcellDataSource source = scene.source(() -> Kept.open(only));
        Connection ours = source.getConnection()) {
      assertThat(Found.rows(ours, "select n from step")).isEmpty();
      scene.run(ours, "begin");
      scene.run(only, "insert into step values (1)");
      assertNoRoom(ours);
      scene.run(only, "rollback");
      assertNothingDone();
      activate();
      assertWorks(ours);
    }
  }

  @Test
  void theTransactionOfADataSourceForTheCatalogueIsNotCommitted() throws SQLException {
    AtomicBoolean lends = new AtomicBoolean(true);
    try (Connection lent = scene.plain();
        HushcellDataSource source = scene.source(scene::plain)) {
      source.setCatalogueDataSource(
          new PlainDataSource(() -> lends.get() ? Kept.open(lent) : scene.plain()));
      lent.setAutoCommit(false);
      scene.run(lent, "insert into step values (1)");
      assertThatThrownBy(source::getConnection).hasMessageContaining("[HC-1029]");
      lent.rollback();
      assertThat(Found.rows(lent, "select n from step")).isEmpty();
      lent.rollback();
      lends.set(false);
      try (Connection ours = source.getConnection()) {
        assertWorks(ours);
      }
    }
  }

  @Test
  void connectionsThatAreLentWithoutAutocommitAreInNone() throws SQLException {
    activate();
    try (HushcellDataSource source = scene.source(this::withoutAutocommit);
        Connection ours = source.getConnection()) {
      assertWorks(ours);
      ours.commit();
    }
    try (Connection ours = scene.ours()) {
      assertThat(emails(ours)).containsExactly("ada@b.c");
    }
  }

  private Connection withoutAutocommit() throws SQLException {
    Connection plain = scene.plain();
    plain.setAutoCommit(false);
    return plain;
  }

  /** Proxies of frameworks lend it to the thread that began the transaction. */
  @Test
  void theTransactionOfTheThreadGoesOn() throws SQLException, IOException {
    scene =
        Scene.of(
            server,
            scene.base(),
            directory,
            COLUMNS + "transport: [require-tls, allow-loopback, allow-in-process]\n");
    Thread mine = Thread.currentThread();
    try (Connection lent = scene.plain();
        HushcellDataSource source =
            scene.source(() -> Thread.currentThread() == mine ? Kept.open(lent) : scene.plain())) {
      lent.setAutoCommit(false);
      scene.run(lent, "insert into step values (1)");
      for (int i = 0; i < 2; i++) {
        try (Connection ours = source.getConnection()) {
          assertThat(Found.rows(ours, "select n from step")).containsExactly("1");
        }
      }
      lent.rollback();
      assertThat(Found.rows(lent, "select n from step")).isEmpty();
      lent.rollback();
    }
  }

  @Test
  void readOnlyOnesStaySo() throws SQLException, IOException {
    List<String> telling = List.of("postgresql", "mysql");
    assumeTrue(telling.contains(server.name()), "others take such connections for usual ones");
    scene =
        Scene.of(
            server,
            scene.base(),
            directory,
            COLUMNS + "transport: [require-tls, allow-loopback, allow-in-process]\n");
    try (HushcellDataSource source = scene.source(this::readOnly);
        Connection ours = source.getConnection()) {
      assertThatThrownBy(() -> scene.run(ours, "insert into step values (1)"))
          .hasMessageContaining("read");
      ours.rollback();
    }
  }

  private Connection readOnly() throws SQLException {
    Connection plain = withoutAutocommit();
    plain.setReadOnly(true);
    return plain;
  }

  /** On SQLite no other connection writes meanwhile, whoever has it. */
  private void assertNoRoom(Connection ours) {
    assertThatThrownBy(() -> scene.run(ours, "insert into contact values (1, 'ada@b.c')"))
        .hasMessageMatching("(?s)\\[HC-(1029|4096)] .*");
  }

  private void assertNothingDone() throws SQLException {
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select n from step")).isEmpty();
    }
  }

  /** With a second connection, as H2 needs it for that, and SQLite while none has a transaction. */
  private void activate() throws SQLException {
    try (Connection other = scene.ours()) {
      assertThat(emails(other)).isEmpty();
    }
  }

  private void assertWorks(Connection ours) throws SQLException {
    scene.run(ours, "insert into contact values (1, 'ada@b.c')");
    assertThat(emails(ours)).containsExactly("ada@b.c");
  }

  /** Work on the catalogue has a thread of its own, to which Spring lends nothing. */
  @Test
  void theTransactionOfSpringIsWhole() throws SQLException {
    activate();
    DataSource plain = new PlainDataSource(scene::plain);
    try (HushcellDataSource source =
        new HushcellDataSource(new TransactionAwareDataSourceProxy(plain))) {
      source.setConfig(scene.configuration().toString());
      JdbcTemplate template = new JdbcTemplate(source);
      TransactionTemplate transaction =
          new TransactionTemplate(new DataSourceTransactionManager(plain));
      for (boolean back : new boolean[] {true, false}) {
        transaction.executeWithoutResult(
            status -> {
              template.update("insert into step values (1)");
              template.update("insert into contact values (1, ?)", "ada@b.c");
              if (back) {
                status.setRollbackOnly();
              }
            });
        try (Connection ours = scene.ours()) {
          assertThat(Found.rows(ours, "select n from step")).hasSize(back ? 0 : 1);
          assertThat(emails(ours)).hasSize(back ? 0 : 1);
        }
      }
    }
  }

  private static List<String> emails(Connection ours) throws SQLException {
    return Found.rows(ours, "select email from contact order by id");
  }
}
