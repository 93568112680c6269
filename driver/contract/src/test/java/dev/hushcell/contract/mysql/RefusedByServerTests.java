package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server refuses or would do wrong because of cells is refused with a code and a remedy. */
@EachMaria
@OneCollation
class RefusedByServerTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact, key: codes }
        parent.code:   { search: equality, compare: exact, key: codes }
        child.code:    { search: equality, compare: exact, key: codes }
        document.tags: {}
        kunde.prénom:  { search: equality, compare: exact }
      """;
  private static final String CONTACT = "create table contact (id int primary key, email char(40)";
  private static final String PARENT =
      "create table parent (id int primary key, code varchar(20) unique)";
  private static final String CHILD =
      "create table child (id int primary key, code varchar(20), foreign key (code) references"
          + " parent (code)";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
  }

  private boolean isMysql() {
    return server.words().names().contains("mysql-itself");
  }

  private void plainly(String... statements) throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, statements);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"on update cascade", "on update set null", "on delete set null"})
  void foreignKeyThatChangesAProtectedColumnByItself(String action) throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, PARENT);
      assertThatThrownBy(() -> scene.run(ours, CHILD + " " + action + ")"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-2233]");
      scene.run(ours, CHILD + " on delete cascade)");
    }
  }

  @Test
  void columnsOfAForeignKeyThatAreActivated() throws SQLException {
    plainly(PARENT, CHILD + ")");
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, "insert into parent values (1, 'a')"))
          .hasMessageContaining("[HC-1337]")
          .hasMessageContaining("drop the foreign keys over the column");
      plainly("alter table child drop foreign key child_ibfk_1");
      scene.run(ours, "insert into parent values (1, 'a')", "insert into child values (1, 'a')");
      scene.run(ours, "alter table child add foreign key (code) references parent (code)");
      assertThatThrownBy(() -> scene.run(ours, "insert into child values (2, 'b')"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void anotherNameForTheColumn() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, CONTACT + ")", "insert into contact values (1, 'ada@example.com')");
      String rename = "alter table contact rename column email to mail";
      if (isMysql()) {
        assertThatThrownBy(() -> scene.run(ours, rename)).hasMessageContaining("[HC-2215]");
        scene.run(ours, "alter table contact drop column email");
      } else {
        scene.run(ours, rename);
        assertThat(Found.rows(ours, "select mail from contact")).containsExactly("ada@example.com");
      }
    }
  }

  /** On one of the two the names of constraints are those of the database. */
  @Test
  @EveryServer
  void nameOfACheckThatTheTableOfTheNameTookAway() throws SQLException {
    assumeTrue(isMysql(), "here each table has names of its own");
    try (Connection ours = scene.ours()) {
      scene.run(ours, CONTACT + ")", "insert into contact values (1, 'ada@example.com')");
      plainly("rename table contact to people");
      assertThatThrownBy(() -> scene.run(ours, CONTACT + ")"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-2234]");
      plainly("rename table people to contact");
      scene.run(ours, "rename table contact to people", CONTACT + ")");
      assertThat(Found.rows(ours, "select email from people")).containsExactly("ada@example.com");
    }
  }

  @Test
  void tablesWhoseNamesDifferInTheirCase() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          CONTACT + ")",
          CONTACT.replace("contact", "Contact") + ")",
          "insert into contact values (1, 'small@example.com')",
          "insert into Contact values (1, 'capital@example.com')");
      assertThat(Found.rows(ours, "select c.email, d.email from contact c, Contact d"))
          .containsExactly("small@example.com|capital@example.com");
    }
  }

  @ParameterizedTest
  @EveryServer
  @ValueSource(
      strings = {
        CONTACT + ", index ((lower(email))))",
        CONTACT + ", name varchar(20), unique index ((concat(name, email))))",
        "create table document (id int primary key, tags json,"
            + " index ((cast(tags as unsigned array))))",
        "create table kunde (id int primary key, `prénom` varchar(20), `€` varchar(20),"
            + " index ((concat(`€`, '`', `prénom`))))"
      })
  void indexOverAnExpressionOfTheColumn(String table) throws SQLException {
    assumeTrue(isMysql(), "only MySQL has such indexes");
    plainly(table);
    String name = table.substring("create table ".length(), table.indexOf(" ("));
    String insert = "insert into " + name + " (id) values (1)";
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, insert))
          .hasMessageContaining("[HC-1335]")
          .hasMessageContaining("drop the index");
    }
  }

  @Test
  @EveryServer
  void indexOverAnExpressionOfAnotherColumn() throws SQLException {
    assumeTrue(isMysql(), "only MySQL has such indexes");
    plainly(CONTACT + ", name varchar(20), index ((upper(name))))");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact values (1, 'ada@example.com', 'Ada')");
      String query = "select email from contact where upper(name) = 'ADA'";
      assertThat(Found.rows(ours, query)).containsExactly("ada@example.com");
    }
  }

  /** The first use of the table alters it, which the snapshot of the transaction did not see. */
  @Test
  void tableThatWasActivatedAfterTheTransactionBeganToRead() throws SQLException {
    plainly(CONTACT + ")", "create table other (id int)", "insert into other values (7)");
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      assertThat(Found.rows(ours, "select id from other")).containsExactly("7");
      assertThatThrownBy(() -> Found.rows(ours, "select email from contact"))
          .isInstanceOf(SQLTransactionRollbackException.class)
          .hasMessageContaining("[HC-4020]")
          .extracting(failure -> ((SQLException) failure).getSQLState())
          .isEqualTo("40001");
      ours.rollback();
      assertThat(Found.rows(ours, "select email from contact")).isEmpty();
    }
  }

  @Test
  void rowsThatAreThereAreToldWhatHelpsOnTheServer() throws SQLException {
    plainly(CONTACT + ")", "insert into contact values (1, 'ada@example.com')");
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Found.rows(ours, "select email from contact"))
          .hasMessageContaining("[HC-1334]")
          .hasMessageContaining("hushcell column encrypt");
    }
  }
}
