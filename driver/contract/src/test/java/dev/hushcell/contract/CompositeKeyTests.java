package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Rows of tables whose key has several columns, found by conditions on cells. */
@EachServer
@OneCollation
@WithoutOptions
class CompositeKeyTests {
  private static final String MARK = "Zq9part";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void numbersAreFoundAgain() throws IOException, SQLException {
    Scene scene = scene("a integer not null, b integer not null", "primary key (a, b)");
    try (Connection ours = scene.ours()) {
      fill(scene, ours, "");
      changes(ours);
      boolean locks = !server.name().equals("sqlite");
      if (locks) {
        ours.setAutoCommit(false);
        assertThat(rows(ours, "select a, b from part where name like 'Ben%' for update"))
            .containsExactly("2|2|");
        ours.rollback();
      }
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  @Test
  void textsAreFoundAgain() throws IOException, SQLException {
    Scene scene =
        scene("a integer not null, b varchar(20) not null, c integer", "primary key (a, b)");
    try (Connection ours = scene.ours()) {
      fill(scene, ours, "x'' \"\\,{");
      changes(ours);
    }
  }

  @Test
  @EveryServer
  void aKeyOfOneColumnIsTakenFirst() throws IOException, SQLException {
    assumeTrue(
        !server.words().names().contains("mysql"), "only primary keys are sure to be unique there");
    Scene scene =
        scene(
            "a integer not null, b varchar(20) not null, c integer not null unique",
            "primary key (a, b)");
    try (Connection ours = scene.ours()) {
      fill(scene, ours, "t");
      changes(ours);
    }
  }

  /** What is done is the same for any key. */
  private void changes(Connection ours) throws SQLException {
    assertThat(changed(ours, "update part set hits = hits + 1 where name like 'Ada%'"))
        .isEqualTo(3);
    assertThat(bound(ours, "update part set hits = hits + ? where name like ?", 10, "%3"))
        .isEqualTo(2);
    assertThat(rows(ours, "select hits from part order by a, b"))
        .containsExactly("1|", "0|", "1|", "0|", "11|", "10|");
    assertThat(bound(ours, "update part set name = concat(name, ?) where hits > ?", "!", 9))
        .isEqualTo(2);
    assertThat(changed(ours, "update part set name = replace(name, '!', '?') where hits = 11"))
        .isEqualTo(1);
    assertThat(rows(ours, "select name from part where hits > 9 order by hits"))
        .containsExactly("Ben" + MARK + "3!|", "Ada" + MARK + "3?|");
    assertThat(changed(ours, "update part set hits = 0 where name like 'Nobody%'")).isEqualTo(0);
    assertThat(bound(ours, "delete from part where hits < ? and name like ?", 10, "%1"))
        .isEqualTo(2);
    assertThat(rows(ours, "select a from part order by a")).containsExactly("2|", "2|", "3|", "3|");
    assertThat(changed(ours, "delete from part where name like '%1' or name like '%!'"))
        .isEqualTo(1);
  }

  private Scene scene(String columns, String key) throws IOException, SQLException {
    boolean mysql = server.words().names().contains("mysql");
    assumeTrue(
        mysql || List.of("h2", "postgresql", "sqlite").contains(server.name()),
        "nothing is evaluated there");
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  part.name: { evaluate: [pattern, range, change]%s }\n"
                .formatted(mysql ? ", text-order: code-point" : ""));
    try (Connection ours = scene.ours()) {
      scene.run(
          ours, "create table part (" + columns + ", name varchar(40), hits integer, " + key + ")");
    }
    return scene;
  }

  /**
   * Makes six parts.
   *
   * @param text what the second column of the key begins with; empty for a number
   */
  private static void fill(Scene scene, Connection ours, String text) throws SQLException {
    for (int a = 1; a <= 3; a++) {
      for (int b = 1; b <= 2; b++) {
        String second = text.isEmpty() ? "" + b : "'" + text + b + "'";
        scene.run(
            ours,
            "insert into part (a, b, name, hits"
                + (text.isEmpty() ? "" : ", c")
                + ") values (%d, %s, '%s%s%d', 0"
                    .formatted(a, second, b == 1 ? "Ada" : "Ben", MARK, a)
                + (text.isEmpty() ? ")" : ", " + (a * 10 + b) + ")"));
      }
    }
  }

  private static int bound(Connection connection, String sql, Object first, Object second)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, first);
      statement.setObject(2, second);
      return statement.executeUpdate();
    }
  }

  private static int changed(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(rows.getString(i)).append('|');
        }
        found.add(row.toString());
      }
    }
    return found;
  }
}
