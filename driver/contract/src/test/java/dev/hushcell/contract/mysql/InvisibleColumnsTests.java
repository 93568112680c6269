package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
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

/** Columns that {@code *} does not stand for, and that a statement may name. */
@EachMaria
@OneCollation
class InvisibleColumnsTests {
  private static final String COLUMNS =
      """
      columns:
        person.email:  { search: equality, compare: exact }
        person.secret: { search: equality, compare: exact }
      """;
  private static final List<String> TABLES =
      List.of(
          "create table person (id int primary key, email varchar(100),"
              + " secret varchar(100) invisible, points int default 0 invisible)",
          "create table score (id int, points int, secret varchar(100))",
          "insert into person values (1, 'ada@example.com'), (2, 'bob@example.com')",
          "update person set secret = 'x', points = 7 where id = 1",
          "insert into score values (1, 8, 'y'), (2, 0, 'z')");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from person order by id",
        "select p.* from person p where p.secret = 'x'",
        "select id, secret, points from person where secret = 'x' and points = 7",
        "select email from person where points = 0 order by points, id",
        "select * from (select id, secret from person) d where secret = 'x'",
        "select p.email from person p natural join score order by id",
        "select p.email from score natural join person p order by id",
        "select p.email from person p join score s using (id, points)",
        "select count(*), max(points) from person"
      })
  void areReadByTheirNames(String query) throws SQLException {
    String twin = query.replace("person", "twin");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (String each : TABLES) {
        scene.run(ours, each);
        scene.run(plain, each.contains("score") ? "do 1" : each.replace("person", "twin"));
      }
      assertThat(Found.rows(ours, query)).isNotEmpty().isEqualTo(Found.rows(plain, twin));
      assertThat(Found.bytes(plain, "select secret from person where id = 1"))
          .singleElement()
          .isNotEqualTo("x");
    }
  }

  @Test
  void areWrittenByTheirNames() throws SQLException {
    try (Connection ours = scene.ours()) {
      TABLES.forEach(each -> run(ours, each));
      scene.run(
          ours,
          "insert into person (id, secret, points) values (3, 'third', 3)",
          "update person set secret = 'second', points = points + 1 where id = 2",
          "delete from person where secret = 'x' and points = 7");
      assertThat(Found.rows(ours, "select id, secret, points from person order by id"))
          .containsExactly("2|second|1", "3|third|3");
    }
  }

  private void run(Connection connection, String statement) {
    try {
      scene.run(connection, statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** MySQL makes such a key for each table without one, where it is set up so. */
  @Test
  void keyThatTheServerCouldMake() throws SQLException {
    String key = "my_row_id bigint unsigned not null auto_increment invisible primary key";
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table person (" + key + ", id int, email varchar(100))",
          "insert into person values (7, 'ada@example.com'), (8, 'bob@example.com')");
      assertThat(Found.rows(ours, "select my_row_id, email from person where my_row_id = 2"))
          .containsExactly("2|bob@example.com");
      assertThat(Found.rows(ours, "select * from person where email = 'ada@example.com'"))
          .containsExactly("7|ada@example.com");
    }
  }
}
