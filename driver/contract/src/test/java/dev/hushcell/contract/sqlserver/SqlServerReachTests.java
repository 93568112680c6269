package dev.hushcell.contract.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachSqlServer;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What code in the database reaches, what sessions switch, and what the server remembers. */
@EachSqlServer
class SqlServerReachTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email:    { search: equality, compare: exact }
        contact.password: {}
      """;
  private static final String CREATE =
      "create table contact (id int not null primary key, name nvarchar(40), email nvarchar(100),"
          + " password nvarchar(60), constraint contact_mail unique (email))";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
  }

  private void needs(String statement) {
    assumeTrue(server.takes(statement), "the server does not have it: " + statement);
  }

  @Test
  void viewAndSynonymAreFollowed() throws SQLException {
    needs("create synonym person for dbo.contact");
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(ours, CREATE, "insert into contact (id, email) values (1, N'ada@example.com')");
      scene.run(
          plain,
          "create view mails as select id, email from contact",
          "create synonym person for dbo.contact");
      for (String name : List.of("mails", "person")) {
        assertThat(
                Found.rows(ours, "select email from " + name + " where email = N'ada@example.com'"))
            .as(name)
            .containsExactly("ada@example.com");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create procedure reads as select email from contact",
        "create procedure reads with encryption as select 1 as one"
      })
  void procedureThatReachesOrHidesItsTextIsRefused(String procedure) throws SQLException {
    needs(procedure);
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(ours, CREATE);
      scene.run(plain, procedure);
      assertThatThrownBy(() -> scene.run(ours, "exec reads")).hasMessageContaining("HC-21");
    }
  }

  @Test
  void tableWhoseTriggerWritesCellsIsRefused() throws SQLException {
    try (Connection plain = scene.plain();
        Connection ours = scene.ours()) {
      scene.run(ours, CREATE);
      scene.run(
          plain,
          "create table orders (id int, mail nvarchar(100))",
          "create trigger copies on orders after insert as"
              + " insert into contact (id, email) select id, mail from inserted");
      assertThatThrownBy(
              () -> scene.run(ours, "insert into orders (id, mail) values (1, N'x@example.com')"))
          .hasMessageContaining("HC-2118");
    }
  }

  @Test
  void quotesThatMeanTextAreRefusedBesideProtectedTables() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, CREATE, "set quoted_identifier off");
      assertThatThrownBy(() -> Found.rows(ours, "select id from contact where email = \"x\""))
          .hasMessageContaining("HC-4094");
    }
  }

  @Test
  void emptyTableWithIndexesIsActivated() throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          CREATE,
          "create index by_mail on contact (email desc) include (name) where email is not null");
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "insert into contact (id, email) values (1, N'ada@example.com')");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
      assertThat(
              Found.rows(
                  plain,
                  "select name, type_desc from sys.indexes where name in ('by_mail',"
                      + " 'contact_mail') order by name"))
          .containsExactly("by_mail|NONCLUSTERED", "contact_mail|NONCLUSTERED");
      assertThatThrownBy(
              () -> scene.run(plain, "insert into contact (id, email) values (2, 0x706c61696e)"))
          .as("the CHECK lets no plain bytes in")
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void tableThatIsMadeInATransactionIsUsedInIt() throws SQLException {
    try (Connection ours = scene.ours()) {
      ours.setAutoCommit(false);
      scene.run(ours, CREATE, "insert into contact (id, email) values (1, N'ada@example.com')");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
      ours.commit();
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  @Test
  void cachedTextsHoldNoValue() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          CREATE,
          "insert into contact (id, name, email) values (1, N'plain-4c1e', N'marker-91bc')",
          "update contact set password = N'marker-7f3a' where email = N'marker-91bc'");
    }
    assertThat(server.told()).noneMatch(text -> text.contains("marker-91bc"));
    assertThat(server.told()).noneMatch(text -> text.contains("marker-7f3a"));
  }
}
