package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others made in the database: tables that are activated, and code that reaches them. */
@EachMaria
@OneCollation
class ExistingTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality }
        contact.born:  { search: equality }
      """;
  private static final String EXACT =
      "create table contact (id int primary key, name varchar(40) unique,"
          + " email varchar(100) character set utf8mb4 collate {=exact}, born date)";

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "utf8mb4_general_ci",
        "utf8mb4_unicode_ci",
        "utf8mb4_uca1400_ai_ci",
        "utf8mb4_bin",
        "utf8mb4_general_nopad_ci"
      })
  void columnThatPassesOverCaseOrBlanksIsNotActivated(String collation) throws SQLException {
    assumeTrue(server.takes(collation), "the server has no such collation");
    given("create table contact (id int, email varchar(100) collate " + collation + ", born date)");
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Found.rows(ours, "select id from contact where email = 'x'"))
          .hasMessageContaining("HC-2207")
          .hasMessageContaining("compare: exact")
          .hasMessageContaining("compare: lower");
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "show columns from contact like 'email'").get(0))
          .contains("varchar(100)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create unique index early on contact (email(10)) | index",
        "create fulltext index words on contact (email) | index",
        "alter table contact alter email set default 'x' | DEFAULT",
        "alter table contact add half varchar(9) as (left(email, 9)) virtual | generated",
        "alter table contact add constraint c check (email <> '') | CHECK"
      })
  void tableThatDependsOnPlaintextIsNotActivated(String sql, String why) throws SQLException {
    given(EXACT, sql);
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Found.rows(ours, "select id from contact where email = 'x'"))
          .hasMessageContaining("[HC-")
          .hasMessageContaining("contact.email")
          .hasMessageContaining(why);
    }
  }

  @Test
  void ordinaryIndexesOverIt() throws SQLException {
    given(
        EXACT, "create index early on contact (email(10))", "create index born on contact (born)");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact (id, email) values (1, 'ada@example.com')");
      assertThat(Found.rows(ours, "select id from contact where email = 'ada@example.com'"))
          .containsExactly("1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create procedure p() select email from contact | call p()",
        "create procedure p() select email from contact | {call p()}",
        "create procedure p(x text) begin prepare s from x; execute s; end | call p('select 1')",
        "create function f() returns int reads sql data return (select count(email) from contact)"
            + " | select f()",
        "create view v as select upper(email) as loud from contact | select loud from v",
        "create trigger t after insert on other for each row"
            + " insert into contact (id, email) values (new.id, new.word)"
            + " | insert into other values (1, 'clear')",
        "create trigger t before update on contact for each row set new.email = 'clear'"
            + " | update contact set name = 'x'",
        "create procedure p() begin declare c cursor for select email from contact; open c; end"
            + " | call p()"
      })
  void codeThatReachesItIsFoundAndGuarded(String code, String use) throws SQLException {
    assumeTrue(server.takes(code), "the server has no such form");
    given(EXACT, "create table other (id int, word varchar(40))", code);
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, use)).hasMessageContaining("[HC-2");
    }
  }

  @Test
  void codeThatReachesNothingRuns() throws SQLException {
    given(
        EXACT,
        "create table other (id int, word varchar(40))",
        "create procedure p() insert into other values (1, 'p')",
        "create trigger t before insert on other for each row set new.word = upper(new.word)");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "call p()", "insert into contact (id, email) values (1, 'x')");
      assertThat(Found.rows(ours, "select id, word from other")).containsExactly("1|P");
    }
  }

  @Test
  void plaintextIsNotTakenByTheDatabase() throws SQLException {
    given(EXACT);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "insert into contact (id, email, born) values (1, 'x', '2000-01-01')");
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () -> scene.run(plain, "update contact set email = repeat('A', 60)"));
      assertThat(failure.getErrorCode()).isEqualTo(isMysql() ? 3819 : 4025);
      assertThatThrownBy(() -> scene.run(plain, "update contact set born = '2000-01-01'"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> scene.run(plain, "insert into contact (id, email) values (2, '')"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void failuresOfTheServerQuoteNoValue() throws SQLException {
    given(EXACT, "alter table contact add unique (email)");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact (id, name, email) values (1, 'secret-name', 'secret')");
      String quiet = "Duplicate entry '...' for key '";
      assertQuiet(ours, 2, "secret-name", "other", quiet);
      assertQuiet(ours, 3, "other", "secret", quiet);
      scene.run(ours, "set lc_messages = 'de_DE'");
      assertQuiet(ours, 4, "secret-name", "other", "is withheld");
    }
  }

  private static void assertQuiet(Connection ours, int id, String name, String email, String quiet)
      throws SQLException {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into contact (id, name, email) values (?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, name);
      insert.setString(3, email);
      SQLException failure = catchThrowableOfType(SQLException.class, insert::executeUpdate);
      assertThat((Throwable) failure)
          .isInstanceOf(SQLIntegrityConstraintViolationException.class)
          .hasMessageContaining(quiet)
          .hasMessageNotContaining("secret");
      assertThat(failure.getErrorCode()).isEqualTo(1062);
      insert.addBatch();
      SQLException batch = catchThrowableOfType(SQLException.class, insert::executeBatch);
      assertThat((Throwable) batch)
          .hasMessageContaining(quiet)
          .hasStackTraceContaining(quiet)
          .extracting(Throwables::getStackTrace)
          .asString()
          .doesNotContain("secret");
    }
  }

  private void given(String... statements) throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, statements);
    }
  }
}
