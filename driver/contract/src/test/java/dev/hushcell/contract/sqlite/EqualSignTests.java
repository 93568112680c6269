package dev.hushcell.contract.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Two signs of equality are one, in what the driver evaluates and in what the database does. */
@EachSqlite
class EqualSignTests {
  private static final String CONFIGURATION =
      """
      columns:
        sealed.first: { evaluate: [range, pattern, order, change], rows: 500, bytes: 100000 }
        sealed.last: { evaluate: [range, pattern, order, change], rows: 500, bytes: 100000 }
        sealed.mail: { search: equality, compare: exact }
      """;

  private static final List<String> QUERIES =
      List.of(
          "select id from T where first == ? order by id",
          "select id from T where ? == first order by id",
          "select id from T where not (first == ?) order by id",
          "select id from T where lower(first) == lower(?) order by id",
          "select id from T where first == last or first == ? order by id",
          "select id from T where (first, last) == (?, 'Ash') order by id",
          "select id from T where city == 'Bonn' and (grp == 1 or first == ?) order by id",
          "select id, case when first == ? then 'one' else 'other' end as which from T order by id",
          "select id from T where mail == ? order by id",
          "select id from T where mail == ? and first == 'Ada' order by id",
          "select id from T where grp in (select id from T z where z.first == ?) order by id",
          "select id from T where exists (select 1 from T z where z.id == T.grp and z.first == ?)"
              + " order by id");

  private static final List<String> CHANGES =
      List.of(
          "update T set city == 'Wien' where first == ?",
          "update T set last == ?",
          "update T set first == upper(last) where last == ?",
          "delete from T where last == ?");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void meanTheSameAsOne() throws Exception {
    Scene scene = Scene.of(server, directory, CONFIGURATION);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, "sealed");
      fill(scene, plain, "clear");
      for (String query : QUERIES) {
        List<String> wanted = found(plain, "clear", query);
        assertThat(wanted).as(query).isNotEmpty();
        assertThat(found(ours, "sealed", query)).as(query).isEqualTo(wanted);
      }
      for (String change : CHANGES) {
        int wanted = changed(plain, "clear", change);
        assertThat(wanted).as(change).isPositive();
        assertThat(changed(ours, "sealed", change)).as(change).isEqualTo(wanted);
        String all = "select id, first, last, mail, city from T where ? is not null order by id";
        assertThat(found(ours, "sealed", all)).as(change).isEqualTo(found(plain, "clear", all));
      }
    }
  }

  private static void fill(Scene scene, Connection connection, String table) throws SQLException {
    scene.run(
        connection,
        "create table "
            + table
            + " (id int not null primary key, grp int, city varchar(20), first varchar(20),"
            + " last varchar(20), mail varchar(20))");
    List<String> rows =
        List.of(
            "1, 2, 'Bonn', 'Ada', 'Ash', 'Ada'",
            "2, 1, 'Graz', 'ada', 'Ada', 'ada'",
            "3, 2, 'Bonn', null, 'Ash', 'Ada'",
            "4, 1, 'Graz', 'Ben', 'Ben', null");
    for (String row : rows) {
      scene.run(connection, "insert into " + table + " values (" + row + ")");
    }
  }

  private static List<String> found(Connection connection, String table, String sql)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, table, sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(rows.getString(i)).append('|');
        }
        found.add(row.toString());
      }
      return found;
    }
  }

  private static int changed(Connection connection, String table, String sql) throws SQLException {
    try (PreparedStatement statement = prepared(connection, table, sql)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String table, String sql)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.replaceAll("\\bT\\b", table));
    statement.setString(1, "Ada");
    return statement;
  }
}
