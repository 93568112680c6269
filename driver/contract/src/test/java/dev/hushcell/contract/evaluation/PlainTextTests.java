package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Texts of plain columns within what is computed in the driver. */
@EachServer
@OneCollation
class PlainTextTests {
  private static final List<@Nullable String> FIRSTS =
      Arrays.asList("Ada", "Bonn", "Bonn ", null, "", "bonn", "Zoë", "a%", "M\u00fcller", "\"x\"");
  private static final List<@Nullable String> CITIES =
      Arrays.asList(
          "Bonn", "Bonn", "Bonn", "Graz", "", "  o ", null, "a_b%", "\u00d6st\ud83d\ude00o", "\"");

  /** What is selected of {@code first}, which is protected, and {@code city}, which is not. */
  private static final List<String> ITEMS =
      List.of(
          "concat(first, replace(city, 'o', '00'))",
          "concat(first, '-', upper(city))",
          "concat(lower(city), first)",
          "concat(first, nullif(city, 'Bonn'))",
          "concat(first, replace(upper(trim(city)), 'O', ''))",
          "nullif(first, city)",
          "nullif(city, first)",
          "replace(first, 'o', city)",
          "case when first = city then 'same' else city end",
          "case when first > city then 'more' when first like concat(city, '%') then 'so' end",
          "coalesce(first, city)");

  private static final List<String> CONDITIONS =
      List.of(
          "first > city",
          "first = city",
          "first <> city",
          "city in (first, 'x')",
          "first between city and 'Z'",
          "replace(city, 'n', 'N') <> first",
          "upper(city) = upper(first)",
          "city like concat(first, '%')",
          "lower(concat(city, ' ', city)) like '%o%' or first like 'A%'",
          "lower(concat(first, ' ', city)) like '%n b%' or first = 'Ada'",
          "case when city = 'Bonn' then city else 'x' end = 'Bonn' or first like 'B%'",
          "coalesce(first, city) = 'Graz'");

  /** What is assigned. */
  private static final List<String> VALUES =
      List.of(
          "replace(city, 'o', '00')",
          "concat('{\"value\":\"', replace(city, '\"', 'quot'), '\",\"salt\":\"__SALT__\"}')",
          "concat(first, city)",
          "concat(upper(city), '!')",
          "coalesce(city, 'none')",
          "coalesce(nullif(city, 'Bonn'), first)",
          "trim(concat(' ', city))",
          "substring(city, 2, 2)",
          "case when city = first then concat(city, '=') else city end");

  /** A column of texts that are compared, or kept, otherwise. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "h2", "varchar_ignorecase(20)",
          "postgresql", "varchar(20) collate \"POSIX\"",
          "sqlite", "varchar(20) collate nocase",
          "mariadb", "varchar(20) character set utf8mb4 collate utf8mb4_general_ci",
          "mysql-driver", "varchar(20) character set utf8mb4 collate utf8mb4_general_ci",
          "mysql", "varchar(20) character set utf8mb4 collate utf8mb4_0900_ai_ci");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areComputedAsThePlainTwinDoes() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, "sealed");
      fill(scene, plain, "clear");
      for (String item : ITEMS) {
        String query = "select id, " + item + " as v from T order by id";
        compare(ours, plain, query);
      }
      for (String sorted : List.of("concat(first, city)", "concat(upper(city), first)")) {
        compare(ours, plain, "select id from T order by " + sorted + " desc, id");
        compare(ours, plain, "select id, " + sorted + " as v from T order by v, id");
      }
      String grouped = "concat(city, first)";
      compare(
          ours,
          plain,
          "select G as v, count(*) as n from T group by G order by 1".replace("G", grouped));
      for (String condition : CONDITIONS) {
        compare(ours, plain, "select id from T where " + condition + " order by id");
        compare(ours, plain, "select id from T where not (" + condition + ") order by id");
      }
    }
  }

  @Test
  void areAssignedAsThePlainTwinDoes() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, "sealed");
      fill(scene, plain, "clear");
      for (String value : VALUES) {
        String update = "update T set first = " + value + ", other = 'o' where id < 9";
        scene.run(ours, update.replace(" T ", " sealed "));
        scene.run(plain, update.replace(" T ", " clear "));
        assertThat(rows(ours, "select id, first, other from sealed order by id"))
            .describedAs(value)
            .isEqualTo(rows(plain, "select id, first, other from clear order by id"));
        fill(ours, "sealed");
        fill(plain, "clear");
      }
    }
  }

  @Test
  void areRefusedWhereTheirColumnComparesOtherwise() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      fill(scene, ours, "sealed");
      for (String column : List.of("other", "fixed")) {
        List<String> queries = new ArrayList<>();
        ITEMS.stream()
            .filter(each -> !each.startsWith("coalesce"))
            .filter(each -> !isReplaced(each))
            .map(each -> "select id, " + each + " as v from sealed order by id")
            .forEach(queries::add);
        CONDITIONS.stream()
            .map(each -> "select id from sealed where " + each)
            .filter(each -> !each.contains("coalesce"))
            .filter(each -> !each.contains(" or ")) // which the database may tell of a plain column
            .forEach(queries::add);
        if (!PlainOrder.isMysql(server)) {
          queries.add("update sealed set first = replace(city, 'o', 'a')");
        }
        for (String query : queries) {
          String sql = query.replace("city", column);
          assertThatThrownBy(() -> scene.run(ours, sql))
              .describedAs(sql)
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("[HC-2");
        }
      }
      assertThatThrownBy(() -> rows(ours, "select concat(first, fixed) as v from sealed"))
          .hasMessageContaining("[HC-");
    }
  }

  /** REPLACE is the same in every collation on MariaDB and MySQL: see JoinedTextTests. */
  private boolean isReplaced(String item) {
    return PlainOrder.isMysql(server) && item.contains("replace(") && !item.contains("upper(");
  }

  /** Returns the scene of a table with a protected column of texts. */
  private Scene scene() throws IOException, SQLException {
    PlainOrder.collation(server);
    return Scene.of(
        server,
        directory,
        "columns:\n  sealed.first: { evaluate: [range, pattern, order, change]"
            + PlainOrder.declared(server)
            + ", rows: 500, bytes: 100000 }\n");
  }

  private void fill(Scene scene, Connection connection, String table) throws SQLException {
    String collation = PlainOrder.collation(server);
    assumeTrue(OTHERS.containsKey(server.name()));
    scene.run(
        connection,
        "create table "
            + table
            + " (id integer primary key, first varchar(60)"
            + (table.equals("sealed") ? "" : collation)
            + ", city varchar(40)"
            + collation
            + ", other "
            + OTHERS.get(server.name())
            + ", fixed char(9)"
            + collation
            + ")");
    fill(connection, table);
  }

  private static void fill(Connection connection, String table) throws SQLException {
    String insert = "insert into " + table + " values (?, ?, ?, 'Other', 'fixed')";
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from " + table);
    }
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < FIRSTS.size(); i++) {
        statement.setInt(1, i);
        statement.setString(2, FIRSTS.get(i));
        statement.setString(3, CITIES.get(i));
        statement.executeUpdate();
      }
    }
  }

  private static void compare(Connection ours, Connection plain, String query) throws SQLException {
    assertThat(rows(ours, query.replace(" T ", " sealed ")))
        .describedAs(query)
        .isEqualTo(rows(plain, query.replace(" T ", " clear ")));
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
