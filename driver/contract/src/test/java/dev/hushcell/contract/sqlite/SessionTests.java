package dev.hushcell.contract.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.PlainDataSource;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection to SQLite can be: in memory, with settings, with other files beside. */
@EachSqlite
@OneCollation
class SessionTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality }, late.email: {} }\n";
  private static final String CREATE =
      "create table contact (id integer primary key, email varchar(100), city text)";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
  }

  /** Keys are put on record over the only connection that sees the database. */
  @ParameterizedTest
  @ValueSource(strings = {":memory:", "", "file::memory:?cache=shared", "file:m?mode=memory"})
  void databaseInMemory(String name) throws SQLException {
    Base memory = new Base("jdbc:sqlite:" + name, "", "", name.contains("?") ? '&' : '?');
    try (Connection ours = memory.ours(scene.configuration())) {
      assertWorks(ours);
      scene.run(ours, "drop table contact");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pragma ignore_check_constraints = on",
        "pragma ignore_check_constraints(1)",
        "pragma writable_schema = on",
        "pragma main.writable_schema = 1",
        "pragma legacy_alter_table = on",
        "attach ':memory:' as other",
        "attach database 'x.db' as main2",
        "detach main",
        "restore from 'x.db'",
        "select load_extension('x')",
        "select writefile('x', email) from contact",
        "select * from sqlite_dbpage",
        "create virtual table words using fts5(email, content=contact)",
        "create virtual table c2 using csv(filename='x')"
      })
  void whatCouldPassTheDriverByIsRefused(String sql) throws SQLException {
    try (Connection ours = scene.ours()) {
      assertWorks(ours);
      String told = told(() -> scene.run(ours, sql));
      assertThat(told).as(sql).contains("[HC-2");
      scene.run(ours, "update contact set email = 'b'");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("b");
    }
  }

  /** Connections of an application's own pool may have such settings already. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pragma ignore_check_constraints = on",
        "pragma writable_schema = on",
        "attach ':memory:' as other"
      })
  void lentConnectionWithoutTheChecksOrWithOtherFilesIsRefused(String set) throws SQLException {
    try (Connection ours = scene.ours()) {
      assertWorks(ours);
    }
    PlainDataSource lending =
        new PlainDataSource(
            () -> {
              Connection plain = scene.plain();
              scene.run(plain, set);
              return plain;
            });
    try (HushcellDataSource source = new HushcellDataSource(lending)) {
      source.setConfig(scene.configuration().toString());
      try (Connection ours = source.getConnection()) {
        assertThatThrownBy(() -> scene.run(ours, "update contact set email = 'b'"))
            .hasMessageContaining("HC-4094");
      }
    }
  }

  @Test
  void textOfSeveralStatementsIsRefusedWhereItTouchesWhatIsProtected() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertWorks(ours);
      for (String sql :
          new String[] {
            "update contact set email = 'b'; update contact set email = 'c'",
            "select 1; update contact set email = 'c'",
            "select 1; pragma writable_schema = on",
            "create table t (id int); create table late (id int, email text)",
            "pragma user_version; attach ':memory:' as other"
          }) {
        assertThat(told(() -> scene.run(ours, sql))).as(sql).contains("[HC-2");
        assertThat(told(() -> updated(ours, sql))).as(sql).contains("[HC-2");
        assertThat(told(() -> batched(ours, sql))).as(sql).contains("[HC-2");
        assertThat(told(() -> ours.prepareStatement(sql).close())).as(sql).contains("[HC-2");
      }
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  @Test
  void planOfAQueryIsTold() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertWorks(ours);
      scene.run(ours, "create index mail on contact (email)");
      assertThat(
              Found.rows(ours, "explain query plan select id from contact where email = 'b'")
                  .toString())
          .contains("USING COVERING INDEX mail");
    }
  }

  @Test
  void temporaryTableHidesTheProtectedOneAndIsRefused() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertWorks(ours);
      for (String sql :
          new String[] {
            "create temp table contact (id int, email text)",
            "create table temp.contact (id int, email text)",
            "create temporary view contact as select 1 as id, 'x' as email",
            "create temp table other (id int); alter table temp.other rename to contact"
          }) {
        assertThatThrownBy(() -> scene.run(ours, sql)).as(sql).hasMessageContaining("[HC-2");
      }
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pragma encoding",
        "pragma user_version",
        "pragma trusted_schema = 0",
        "select name, type from pragma_table_info('contact')",
        "select name from sqlite_schema where type = 'table'",
        "analyze contact",
        "reindex contact",
        "vacuum"
      })
  void whatTellsNothingRuns(String sql) throws SQLException {
    try (Connection ours = scene.ours()) {
      assertWorks(ours);
      scene.run(ours, sql);
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  private static void updated(Connection ours, String sql) throws SQLException {
    try (Statement statement = ours.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static void batched(Connection ours, String sql) throws SQLException {
    try (Statement statement = ours.createStatement()) {
      statement.addBatch(sql);
      statement.executeBatch();
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
    scene.run(ours, CREATE, "insert into contact values (1, 'ada@example.com', 'x')");
    assertThat(Found.rows(ours, "select id from contact where email = 'ada@example.com'"))
        .containsExactly("1");
    assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
  }
}
