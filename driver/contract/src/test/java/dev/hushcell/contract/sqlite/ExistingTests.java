package dev.hushcell.contract.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that were there before: SQLite cannot change the type of a column. */
@EachSqlite
@OneCollation
class ExistingTests {
  private static final String COLUMNS = "columns: { contact.email: { search: equality%s } }\n";

  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "email varchar(100); ''",
        "email varchar(100) unique; ''",
        "email text not null; ''",
        "email integer; ''",
        "email decimal(20, 2); ''",
        "email blob; ''",
        "email boolean; accept: few-values",
        "email varchar(100), primary key (email); ''",
        "email text; storage: text",
        "\"email\" varchar(100) collate binary; ''",
        "[email] varchar(100) collate nocase; compare: exact"
      })
  void emptyOneIsActivatedUnderTheTypeThatItHas(String definition, String more) throws Exception {
    Scene scene = scene(more);
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id integer, " + definition + ")");
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "insert into contact (id) values (1)");
    } catch (SQLException notNull) {
      assertThat(definition).containsAnyOf("not null", "primary key");
    }
    assertKeepsCells(scene, definition);
  }

  private static void assertKeepsCells(Scene scene, String definition) throws SQLException {
    String value =
        definition.contains("blob")
            ? "x'313233'"
            : definition.matches(".*(integer|decimal|boolean).*") ? "1" : "'m4rked'";
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "insert into contact (id, email) values (2, " + value + ")");
      assertThat(Found.rows(ours, "select id from contact where email = " + value))
          .containsExactly("2");
      assertThat(Found.rows(plain, "select length(email) > 50 from contact where id = 2"))
          .containsExactly("1");
      assertThatThrownBy(() -> scene.run(plain, "update contact set email = " + value))
          .hasMessageContaining("CONSTRAINT");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "email integer primary key; the database computes its values",
        "email integer, primary key (email); the database computes its values",
        "email text default 'x'; it has a DEFAULT",
        "email text check (length(email) > 3); it has a CHECK",
        "email text, check (\"email\" <> 'x'); it has a CHECK",
        "email text, up text as (upper(email)); a generated column is computed from it",
        "email text generated always as ('a'); the database computes its values"
      })
  void unsuitableOneIsRefused(String definition, String why) throws Exception {
    Scene scene = scene("");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id int, " + definition + ")");
    }
    assertRefused(scene, "HC-1335", why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "create index i on contact (lower(email))",
        "create index i on contact (id) where email is not null",
        "create unique index i on contact (email || 'x', id)"
      })
  void indexThatComputesIsAnObstacle(String index) throws Exception {
    Scene scene = scene("");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id int, email text)", index);
    }
    assertRefused(scene, "HC-1335", "an index");
  }

  @Test
  void strictTableIsMadeAnew() throws Exception {
    Scene scene = scene("");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id int, email text) strict");
    }
    assertRefused(scene, "HC-1335", "create it through this driver");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours, "drop table contact", "create table contact (id int, email text unique) strict");
    }
    assertKeepsCells(scene, "text");
  }

  @Test
  void textIsNotKeptUnderANumber() throws Exception {
    Scene scene = scene(", storage: text");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id int, email decimal(10, 2))");
    }
    assertRefused(scene, "HC-1335", "which keeps no cells");
  }

  @Test
  void typesThatNobodyKnowsAreRefused() throws Exception {
    for (String type : new String[] {"", "string", "uuid", "numeric", "any", "money(4)"}) {
      Scene scene = scene("");
      try (Connection ours = scene.ours()) {
        assertThatThrownBy(
                () -> scene.run(ours, "create table contact (id int, email " + type + ")"))
            .as(type)
            .hasMessageContaining("HC-2201");
      }
    }
  }

  @Test
  void filledOneIsRefused() throws Exception {
    Scene scene = scene("");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id int, email text)");
      scene.run(plain, "insert into contact values (1, 'plain')");
    }
    assertRefused(scene, "HC-1334", "has rows");
  }

  @Test
  void renamedOneKeepsItsCellsAndItsCheckFollows() throws Exception {
    Scene scene = scene("");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "create table contact (id int, email text)",
          "insert into contact values (1, 'ada@example.com')",
          "alter table contact rename to \"my people\"",
          "alter table \"my people\" rename column email to 'E-mail'");
      assertThat(Found.rows(ours, "select \"E-mail\" from \"my people\""))
          .containsExactly("ada@example.com");
      assertThat(Found.rows(plain, "select sql from sqlite_schema where name = 'my people'"))
          .singleElement()
          .asString()
          .contains("\"hushcell_my people.E-mail\"")
          .doesNotContain("hushcell_contact");
      scene.run(ours, "create table contact (id int, email text)");
      scene.run(ours, "insert into contact values (2, 'other')");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("other");
    }
  }

  @Test
  void madeAnewPastTheDriverItIsActivatedAgain() throws Exception {
    Scene scene = scene("");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "create table contact (id int, email text)");
      scene.run(plain, "drop table contact", "create table contact (id int, email text)");
    }
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact values (1, 'other')");
    }
    assertKeepsCells(scene, "text");
  }

  private Scene scene(String more) throws Exception {
    String settings = more == null || more.isBlank() ? "" : more.strip();
    String comma = settings.isEmpty() || settings.startsWith(",") ? "" : ", ";
    return Scene.of(server, directory, COLUMNS.formatted(comma + settings));
  }

  private static void assertRefused(Scene scene, String code, String why) throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, "update contact set email = null"))
          .hasMessageContaining(code)
          .hasMessageContaining(why);
    }
  }
}
