package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Texts that MariaDB and MySQL join, cut and replace are the same in every collation. */
@EachServer
class JoinedTextTests {
  private static final String COLLATIONS =
      "select collation_name from information_schema.collations where collation_name like"
          + " 'utf8mb4\\_%' or (character_set_name is null and collation_name like 'uca%')"
          + " order by 1";

  /** Letters that one collation or the other takes for each other. */
  private static final List<String> TEXTS =
      List.of(
          "aAäÄåá",
          "ßssSSẞ",
          "iİıI",
          "éÉe\u0301e",
          "\ud83d\ude00a\ud83d\ude01",
          "æaeÆ",
          "ccscs",
          " a  a ",
          "ﬁfi",
          "\u3042\u30a2\u30ab\u304b");

  private static final List<String> WANTED =
      List.of(
          "a",
          "A",
          "ä",
          "ss",
          "ß",
          "i",
          "e",
          "\u0301",
          "\ud83d\ude00",
          "ae",
          "cs",
          " ",
          "  ",
          "fi",
          "\u3042",
          "\u30ab");

  private static final List<String> ITEMS =
      List.of(
          "concat(first, other)",
          "replace(first, 'A', 'zz')",
          "replace(other, 'a', first)",
          "concat('{\"value\":\"', replace(other, '\"', '\\\\\"'), '\"}')",
          "substring(replace(first, 'ß', 'ss'), 2, 3)",
          "coalesce(first, other)",
          "trim(first)",
          "char_length(first)",
          "left(concat(other, first), 4)");

  @Parameter Server server;
  @TempDir Path directory;

  @BeforeEach
  void requireServer() {
    assumeTrue(PlainOrder.isMysql(server), "REPLACE goes by the collation elsewhere");
  }

  @Test
  @EveryServer
  void replaceTellsLettersApartInEveryCollation() throws SQLException {
    int compared = 0;
    try (Connection plain = server.fresh().plain()) {
      for (String collation : collations(plain)) {
        String query = "select replace(convert(? using utf8mb4) collate " + collation + ", ?, '-')";
        try (PreparedStatement statement = plain.prepareStatement(query)) {
          for (String text : TEXTS) {
            for (String wanted : WANTED) {
              statement.setString(1, text);
              statement.setString(2, wanted);
              try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1))
                    .as("%s in %s by %s", wanted, text, collation)
                    .isEqualTo(text.replace(wanted, "-"));
                compared++;
              }
            }
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(20 * TEXTS.size() * WANTED.size());
  }

  @Test
  @EveryServer
  void areComputedWithoutAnOrderOfTexts() throws IOException, SQLException {
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  sealed.first: { evaluate: [range, pattern, order, change] }\n");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, "sealed");
      fill(scene, plain, "clear");
      for (String item : ITEMS) {
        String query = "select id, " + item + " as v from T order by id";
        assertThat(rows(ours, query.replace("T", "sealed")))
            .as(item)
            .isEqualTo(rows(plain, query.replace("T", "clear")));
        if (!item.startsWith("char")) {
          String update = "update T set first = left(" + item + ", 40)";
          scene.run(ours, update.replace("T", "sealed"));
          scene.run(plain, update.replace("T", "clear"));
          assertThat(rows(ours, "select id, first from sealed order by id"))
              .as(item)
              .isEqualTo(rows(plain, "select id, first from clear order by id"));
        }
      }
      boolean exact = rows(plain, "select 'a' = 'A' collate " + own(plain)).contains("0|");
      for (String compares :
          List.of(
              "select id from sealed where concat(first, other) = 'x'",
              "select id, replace(first, 'a', 'b') as v from sealed order by v",
              "select nullif(other, 'a') as v, concat(first, 'x') as w from sealed",
              "select upper(first) as v from sealed")) {
        if (!exact) {
          assertThatThrownBy(() -> rows(ours, compares)).as(compares).hasMessageContaining("[HC-2");
        }
      }
    }
  }

  private static String own(Connection plain) throws SQLException {
    return rows(plain, "select @@collation_database").get(0).replace("|", "");
  }

  private static List<String> collations(Connection plain) throws SQLException {
    List<String> all = new ArrayList<>();
    rows(plain, COLLATIONS).forEach(each -> all.add(each.replace("|", "")));
    return all;
  }

  private static void fill(Scene scene, Connection connection, String table) throws SQLException {
    scene.run(
        connection,
        "create table "
            + table
            + " (id integer primary key, first varchar(60), other varchar(60) character set utf8mb4"
            + " collate utf8mb4_general_ci)");
    String insert = "insert into " + table + " values (?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < TEXTS.size(); i++) {
        statement.setInt(1, i);
        statement.setString(2, i == 3 ? null : TEXTS.get(i));
        statement.setString(3, i == 5 ? null : TEXTS.get((i + 4) % TEXTS.size()) + '"');
        statement.executeUpdate();
      }
    }
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(rows.getString(i)).append('|');
        }
        found.add(row.toString());
      }
      return found;
    }
  }
}
