package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Kept;
import dev.hushcell.contract.PlainDataSource;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Transactions go as they would without Hushcell, whose own questions neither open nor end one. */
@EachPostgres
class TransactionTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        late.email: {}
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact values (1, 'ada@example.com')");
    }
  }

  @Test
  void connectionLentWithoutAutocommitIsInNoTransaction() throws SQLException {
    try (HushcellDataSource source =
        new HushcellDataSource(new PlainDataSource(this::withoutAutocommit))) {
      source.setConfig(scene.configuration().toString());
      for (int i = 0; i < 2; i++) {
        try (Connection ours = source.getConnection()) {
          ours.setReadOnly(true); // refused in a transaction
          ours.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
          assertThat(emails(ours)).containsExactly("ada@example.com");
          ours.rollback();
        }
      }
    }
  }

  /** A proxy of a framework lends the connection of the transaction that runs. */
  @Test
  void connectionLentWithinATransactionKeepsIt() throws SQLException {
    Thread mine = Thread.currentThread();
    PlainDataSource lending =
        new PlainDataSource(() -> Thread.currentThread() == mine ? begun() : scene.plain());
    try (HushcellDataSource source = new HushcellDataSource(lending)) {
      source.setConfig(scene.configuration().toString());
      for (int i = 0; i < 2; i++) {
        try (Connection ours = source.getConnection()) {
          assertThat(Found.rows(ours, "select step from begun")).containsExactly("1");
          assertThat(emails(ours)).containsExactly("ada@example.com");
        }
      }
    }
  }

  /** What it made before is known to no other session. */
  @Test
  void connectionLentWithinATransactionHasItsDefinitions() throws SQLException {
    Thread mine = Thread.currentThread();
    try (Connection lent = begun()) {
      scene.run(
          lent,
          "create view shown as select * from contact",
          "create table late (id int primary key, email varchar(60))");
      PlainDataSource lending =
          new PlainDataSource(
              () -> Thread.currentThread() == mine ? Kept.open(lent) : scene.plain());
      try (HushcellDataSource source = new HushcellDataSource(lending)) {
        source.setConfig(scene.configuration().toString());
        try (Connection ours = source.getConnection()) {
          for (String table : new String[] {"shown", "late"}) {
            String insert = "insert into " + table + " (id, email) values (2, 'leak@example.com')";
            assertThatThrownBy(() -> scene.run(ours, insert))
                .as(table)
                .hasMessageContaining("[HC-");
          }
          assertThat(Found.rows(ours, "select email from shown"))
              .containsExactly("ada@example.com");
        }
      }
      assertThat(Found.rows(lent, "select 1 from late")).isEmpty();
      lent.rollback();
    }
  }

  private Connection begun() throws SQLException {
    Connection plain = withoutAutocommit();
    scene.run(plain, "create temporary table begun (step int)", "insert into begun values (1)");
    return plain;
  }

  private Connection withoutAutocommit() throws SQLException {
    Connection plain = scene.plain();
    plain.setAutoCommit(false);
    return plain;
  }

  @Test
  void textsThatSteerATransactionAreSentBeforeAnyQuestion() throws SQLException {
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      scene.run(ours, "set transaction isolation level serializable, read only");
      assertThat(Found.rows(ours, "show transaction_isolation")).containsExactly("serializable");
      assertThatThrownBy(() -> scene.run(ours, "insert into contact values (2, 'x')"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
      ours.rollback();
    }
  }

  @Test
  void failedTransactionTakesNothingUntilItIsRolledBack() throws SQLException {
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      assertThatThrownBy(() -> scene.run(ours, "insert into contact values (1, 'twice')"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
      assertThatThrownBy(() -> scene.run(ours, "insert into contact values (7, 'after')"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25P02"));
      scene.run(ours, "rollback");
      scene.run(ours, "insert into contact values (2, 'grace@example.com')");
      ours.commit();
      assertThat(emails(ours)).containsExactly("ada@example.com", "grace@example.com");
      ours.rollback();
    }
  }

  @Test
  void failureThatMayBeAChangeOfTheSchemaIsToldAndTheTransactionTakesNothingMore()
      throws SQLException {
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      assertThatThrownBy(() -> scene.run(ours, "insert into nowhere values (1)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
      assertThatThrownBy(() -> scene.run(ours, "set search_path to pg_catalog"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25P02"));
      assertThatThrownBy(() -> scene.run(ours, "select email from contact where id = 9"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25P02"))
          .hasMessageContaining("[HC-4095]")
          .hasMessageContaining("roll back");
      ours.rollback();
      assertThat(emails(ours)).hasSize(1);
    }
  }

  @Test
  void savepointRevivesAFailedTransaction() throws SQLException {
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      scene.run(ours, "insert into contact values (2, 'grace@example.com')");
      Savepoint savepoint = ours.setSavepoint();
      assertThatThrownBy(() -> scene.run(ours, "insert into contact values (1, 'twice')"))
          .isInstanceOf(SQLException.class);
      ours.rollback(savepoint);
      scene.run(ours, "savepoint second", "insert into contact values (3, 'joan@example.com')");
      scene.run(ours, "rollback to savepoint second", "release savepoint second");
      ours.commit();
      assertThat(emails(ours)).containsExactly("ada@example.com", "grace@example.com");
    }
  }

  @Test
  void whatIsOpenWhenAutocommitIsSwitchedOnIsCommitted() throws SQLException {
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      scene.run(ours, "insert into contact values (2, 'grace@example.com')");
      ours.setAutoCommit(true);
    }
    try (Connection other = scene.ours()) {
      assertThat(emails(other)).hasSize(2);
    }
  }

  private static java.util.List<String> emails(Connection ours) throws SQLException {
    return Found.rows(ours, "select email from contact order by id");
  }
}
