package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose key is a text of each character set and collation, found by conditions on cells. */
@EachMaria
@EveryServer
@OneCollation
@WithoutOptions
class TextKeyTests {
  /** In each pair, the first one's row matches; in no collation are two of them equal. */
  private static final List<List<String>> USUAL =
      List.of(
          List.of("a", "b"),
          List.of("", "x"),
          List.of("7b1f0a0e-8d1c-4f7e-9d86-0e2f8d3b6a11", "7b1f0a0e-8d1c-4f7e-9d86-0e2f8d3b6a12"),
          List.of("it's \"{,}\\ %_", "\\"),
          List.of("m\u00fcller", "m\u00f6ller"));

  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "varchar(40)",
        "varchar(40) character set latin1",
        "varchar(40) character set utf8mb3",
        "varchar(40) collate utf8mb4_general_ci",
        "varchar(40) collate utf8mb4_bin",
        "varchar(40) character set ucs2"
      })
  void theyAreFoundAgain(String type) throws IOException, SQLException {
    Scene scene = scene("code " + type + " not null primary key");
    try (Connection ours = scene.ours()) {
      List<String> expected = new ArrayList<>();
      for (List<String> pair : USUAL) {
        put(ours, pair.get(0), "Ada");
        put(ours, pair.get(1), "Ben");
        expected.add(pair.get(0));
      }
      if (type.contains("utf8mb4") || type.equals("varchar(40)")) {
        put(ours, "\ud83d\ude00", "Ada");
        put(ours, "\u4e00", "Ben");
        expected.add("\ud83d\ude00");
      }
      assertThat(changed(ours, "update part set hits = 1 where name like 'A%'"))
          .isEqualTo(expected.size());
      assertThat(codes(ours, "hits = 1")).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(changed(ours, "update part set name = upper(name), hits = 2 where hits = 1"))
          .isEqualTo(expected.size());
      assertThat(codes(ours, "name = 'ADA'")).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(changed(ours, "delete from part where name like 'AD%' and code <> 'a'"))
          .isEqualTo(expected.size() - 1);
      assertThat(codes(ours, "hits = 2")).containsExactly("a");
    }
  }

  /** Equal is what the key takes for equal, so that there is one row. */
  @Test
  void blanksBehindThemAndCaseStayAsTheyAre() throws IOException, SQLException {
    Scene scene = scene("code varchar(40) collate utf8mb4_general_ci not null primary key");
    try (Connection ours = scene.ours()) {
      put(ours, "Big  ", "Ada");
      put(ours, "small", "Ben");
      assertThat(changed(ours, "update part set hits = 1 where name like 'A%'")).isEqualTo(1);
      assertThat(codes(ours, "hits = 1")).containsExactly("Big  ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"char(2)", "enum('12')", "varbinary(40)", "binary(2)", "decimal(5,1)", "date"})
  void otherKeysAreRefused(String type) throws IOException, SQLException {
    Scene scene = scene("code " + type + " not null primary key");
    try (Connection ours = scene.ours()) {
      put(ours, type.equals("date") ? "2026-01-02" : "12", "Ada");
      assertThatThrownBy(() -> changed(ours, "update part set hits = 1 where name like 'A%'"))
          .hasMessageContaining("[HC-4050]");
      assertThat(codes(ours, "hits = 1")).isEmpty();
    }
  }

  /** The database would read a longer one from the list as NULL. */
  @Test
  void noKeyIsTooLong() throws IOException, SQLException {
    Scene scene = scene("code varchar(900) character set latin1 not null primary key");
    try (Connection ours = scene.ours()) {
      put(ours, "x".repeat(768), "Ada");
      assertThat(changed(ours, "update part set hits = 1 where name like 'A%'")).isEqualTo(1);
      put(ours, "x".repeat(769), "Ada");
      assertThatThrownBy(() -> changed(ours, "update part set hits = 2 where name like 'A%'"))
          .hasMessageContaining("[HC-4050]");
      assertThat(codes(ours, "hits = 2")).isEmpty();
    }
  }

  private Scene scene(String key) throws IOException, SQLException {
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  part.name: { search: equality, compare: exact, text-order: code-point,"
                + " evaluate: [pattern, range, change] }\n");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table part (" + key + ", name varchar(40), hits int default 0)");
    }
    return scene;
  }

  private static void put(Connection ours, String code, String name) throws SQLException {
    try (PreparedStatement statement =
        ours.prepareStatement("insert into part (code, name) values (?, ?)")) {
      statement.setString(1, code);
      statement.setString(2, name);
      statement.executeUpdate();
    }
  }

  private static int changed(Connection ours, String sql) throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      return statement.executeUpdate();
    }
  }

  private static List<String> codes(Connection ours, String where) throws SQLException {
    return Found.rows(ours, "select code from part where " + where + " order by code");
  }
}
