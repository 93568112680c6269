package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes over cells, up to the length that the server takes, and beside them. */
@EachPostgres
class IndexTests {
  private static final String COLUMNS =
      """
      columns:
        page.title: { search: equality }
        page.body:  {}
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
  }

  @Test
  void longestKeyIsThatOfTheServer() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "create table page (id int primary key, title varchar(659) unique)");
      scene.run(ours, "insert into page values (1, 'x')");
      String longest = "\uD83D\uDE00".repeat(659);
      scene.run(ours, "insert into page values (2, '" + longest + "')");
      assertThat(Found.rows(ours, "select id from page where title = '" + longest + "'"))
          .containsExactly("2");
      assertThat(Found.rows(plain, "select max(octet_length(title)) from page"))
          .containsExactly("2677");
      scene.run(plain, "create table raw (b bytea)", "create index on raw (b)");
      scene.run(plain, random(2692));
      assertThatThrownBy(() -> scene.run(plain, random(2693)))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54000"));
    }
  }

  /** Bytes that cannot be made shorter. */
  private static String random(int bytes) {
    return "insert into raw select substring(string_agg(sha512(i::text::bytea), ''), 1, "
        + bytes
        + ") from generate_series(1, 50) i";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table page (id int primary key, title varchar(660) unique)",
        "create table page (id int, title varchar(660), unique (id, title))",
        "create table page (title char(700) primary key)",
        "create table page (id int, title varchar(660)); create index i on page (title)",
        "create table page (id int, title varchar(660)); create index i on page (id) include (title)",
        "create table page (id int, title varchar(660)); alter table page add unique (title)"
      })
  void longerOneIsRefused(String sql) throws SQLException {
    try (Connection ours = scene.ours()) {
      String[] steps = sql.split("; ", -1);
      for (int i = 0; i < steps.length - 1; i++) {
        scene.run(ours, steps[i]);
      }
      assertThatThrownBy(() -> scene.run(ours, steps[steps.length - 1]))
          .hasMessageContaining("[HC-2230]")
          .hasMessageContaining("2696");
    }
  }

  @Test
  void hashesAreShort() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table page (id int primary key, title varchar(5000))",
          "create index i on page using hash (title)");
      String title = "t".repeat(5000);
      scene.run(ours, "insert into page values (1, '" + title + "')");
      assertThat(Found.rows(ours, "select id from page where title = '" + title + "'"))
          .containsExactly("1");
    }
  }

  /** The database tells, and quotes nothing. */
  @Test
  void textWithoutALengthIsLimitedByItsValues() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table page (id int primary key, title text unique)");
      scene.run(ours, "insert into page values (1, '" + "t".repeat(2600) + "')");
      assertThatThrownBy(
              () -> scene.run(ours, "insert into page values (2, '" + "t".repeat(2700) + "')"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54000"))
          .hasMessageNotContaining("ttt");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index i on page (lower(name))",
        "create unique index i on page ((id + 1), lower(name) desc nulls last)",
        "create index i on page (name) where id > 100 and name is not null",
        "create index concurrently if not exists i on page using btree (name text_pattern_ops)",
        "create index i on page (name collate \"C\" varchar_pattern_ops asc) with (fillfactor = 70)",
        "create unique index i on page (title) where id > 0",
        "create index i on page (id, title) include (name) where name <> 'title'",
        "create index i on page using gin (to_tsvector('simple', name))",
        "create index i on page using brin (id) where (name like 'a%')",
        "create index i on page (pg_catalog.lower(name))"
      })
  void expressionsAndConditionsOverPlainColumns(String sql) throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      table(ours);
      scene.run(ours, sql, "insert into page values (2, 'name', 'title', 'body')");
      assertThat(Found.rows(plain, "select indexname from pg_indexes where indexname = 'i'"))
          .containsExactly("i");
      assertThat(Found.rows(ours, "select title from page where lower(name) = 'name'"))
          .containsExactly("title");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index i on page (lower(title))",
        "create index i on page (id) where title is not null",
        "create index i on page (id) where title = 'marker'",
        "create index i on page ((title || name))",
        "create index i on page (name) where \"title\" > 'a' and id > 0",
        "create index i on page (md5(page::text))",
        "create index i on page ((page.title))",
        "create index i on page (name) where exists (select 1 from page)",
        "create index i on page (body)"
      })
  void overProtectedColumnsAreNot(String sql) throws SQLException {
    try (Connection ours = scene.ours()) {
      table(ours);
      assertThatThrownBy(() -> scene.run(ours, sql)).hasMessageContaining("[HC-2");
      assertThat(Found.rows(ours, "select indexname from pg_indexes where indexname = 'i'"))
          .isEmpty();
    }
  }

  private void table(Connection ours) throws SQLException {
    scene.run(
        ours,
        "create table page (id int primary key, name varchar(40), title varchar(100), body text)");
  }
}
