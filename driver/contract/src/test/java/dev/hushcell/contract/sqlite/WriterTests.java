package dev.hushcell.contract.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One connection writes at a time, and keys are put on record by one of its own: where that one has
 * to wait, the statement is refused with a code, nothing is lost, and it works later.
 */
@EachSqlite
class WriterTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality }, later.email: {} }\n";
  private static final String CREATE =
      "create table contact (id integer primary key, email varchar(100), city text)";
  private static final String IN_TRANSACTION = "HC-4096";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
  }

  @Test
  void rowsAreCommittedAndRolledBackAsEver() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, CREATE);
      ours.setAutoCommit(false);
      scene.run(ours, "insert into contact values (1, 'ada@example.com', 'x')");
      ours.commit();
      scene.run(ours, "insert into contact values (2, 'grace@example.com', 'y')");
      assertThat(Found.rows(ours, "select id from contact where email = 'grace@example.com'"))
          .containsExactly("2");
      ours.rollback();
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  @Test
  void protectedTableIsNotMadeInATransaction() throws SQLException {
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      assertThatThrownBy(() -> scene.run(ours, CREATE))
          .hasMessageContaining(IN_TRANSACTION)
          .hasMessageContaining("set autocommit");
      ours.rollback();
      ours.setAutoCommit(true);
      scene.run(ours, CREATE);
      assertWorks(ours);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin", "begin immediate", "begin exclusive", "savepoint here"})
  void norInOneThatBeganWithAText(String begin) throws SQLException {
    try (Connection ours = scene.ours()) {
      Found.rows(ours, "select 1");
      scene.run(ours, begin);
      assertThatThrownBy(() -> scene.run(ours, CREATE)).hasMessageContaining(IN_TRANSACTION);
      scene.run(ours, "rollback", CREATE);
      assertWorks(ours);
    }
  }

  @Test
  void tableThatWasThereIsNotActivatedInATransaction() throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, CREATE);
    }
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      assertThatThrownBy(() -> scene.run(ours, "insert into contact values (1, 'a', 'b')"))
          .hasMessageContaining(IN_TRANSACTION);
      ours.rollback();
      ours.setAutoCommit(true);
      assertWorks(ours);
      ours.setAutoCommit(false);
      scene.run(ours, "update contact set email = 'b'");
      ours.rollback();
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  @Test
  void whileAnotherOneWritesItIsRefusedAndWorksLater() throws SQLException {
    try (Connection ours = scene.ours();
        Connection other = scene.plain()) {
      Found.rows(ours, "select 1");
      scene.run(other, "begin immediate", "create table t (id int)");
      assertThatThrownBy(() -> scene.run(ours, CREATE))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-13");
      scene.run(other, "commit");
      scene.run(ours, CREATE);
      assertWorks(ours);
    }
  }

  @Test
  void rowsWaitForAnotherWriterAsEver() throws SQLException {
    try (Connection ours = scene.ours();
        Connection other = scene.plain()) {
      scene.run(ours, CREATE);
      scene.run(other, "begin immediate");
      assertThatThrownBy(() -> scene.run(ours, "insert into contact values (1, 'm4rked', 'b')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("SQLITE_BUSY")
          .hasMessageNotContaining("m4rked");
      scene.run(other, "rollback");
      assertWorks(ours);
    }
  }

  /** The application may read on in one connection while another one makes a table. */
  @Test
  void openResultIsNoObstacleForLong() throws SQLException {
    try (Connection ours = scene.ours();
        Connection reader = scene.ours()) {
      scene.run(ours, CREATE);
      assertWorks(ours);
      reader.setAutoCommit(false);
      Found.rows(reader, "select email from contact");
      String told = told(() -> scene.run(ours, "create table later (id int, email text)"));
      assertThat(told).matches("(?s)none|.*\\[HC-13.*");
      reader.rollback();
      scene.run(ours, "drop table if exists later", "create table later (id int, email text)");
      scene.run(ours, "insert into later values (1, 'q')");
      assertThat(Found.rows(ours, "select email from later")).containsExactly("q");
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static String told(Step step) {
    try {
      step.run();
      return "none";
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  private void assertWorks(Connection ours) throws SQLException {
    scene.run(ours, "insert into contact values (1, 'ada@example.com', 'x')");
    assertThat(Found.rows(ours, "select id from contact where email = 'ada@example.com'"))
        .containsExactly("1");
    try (Connection later = scene.ours()) {
      assertThat(Found.rows(later, "select email from contact")).containsExactly("ada@example.com");
    }
  }
}
