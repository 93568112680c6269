package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Lists, aggregates and groups that are computed in the driver, statement by statement. */
@EachServer
@OneCollation
class EvaluatedListTests {
  private static final List<String> QUERIES =
      List.of(
          "select id, upper(first) from T order by id",
          "select id, upper(first) as first, city from T order by first, id",
          "select concat(first, ', ', city) as label, id from T order by 2",
          "select id, case when city = 'Bonn' then first else 'elsewhere' end as who from T order by id",
          "select id, coalesce(first, city) as who, debt + 1.5 as more from T order by id",
          "select id, extract(year from born) as y from T where first like '%a%' order by y, id",
          "select upper(city), first from T where first like 'B%'",
          "select id from T where debt > credit order by id",
          "select id, debt - credit as rest from T where born >= joined order by rest, id",
          "select min(first) as a, max(first) as b, count(*) as n from T",
          "select count(distinct first) as n from T where born > '1990-01-01'",
          "select sum(debt) as s, avg(debt) as a, avg(points) as p, sum(points) as q from T",
          "select sum(debt) as s, count(debt) as n from T where first = 'nobody'",
          "select city, max(born) as last, count(*) from T group by city order by city",
          "select first, count(*) as n from T group by first order by first",
          "select first, count(*) as n from T group by first order by n desc, first limit 2",
          "select extract(month from born) as m, sum(debt) as s from T group by extract(month from born)"
              + " order by m",
          "select city, min(debt) as least from T group by city having min(debt) > 1 order by city",
          "select city, round(avg(debt), 1) as a, round(avg(cast(points as decimal(9,1))), 2) as p"
              + " from T group by city having round(avg(debt), 1) >= 0 order by a, city",
          "select count(*) + 1 as n, max(points) + 1 as m, coalesce(sum(debt), 0) as s from T",
          "select coalesce(sum(debt), 0) as s, count(*) as n from T where first = 'nobody'",
          "select extract(year from born) as y, extract(month from born) as m, count(*) as n from T"
              + " group by extract(year from born), extract(month from born) order by y desc, m",
          "select id, extract(quarter from born) as q, round(debt, 1) as d from T order by q, id",
          "select distinct first from T order by first",
          "select distinct u.city, u.first from T u join T v on v.city = u.city where u.first like '%a%'"
              + " order by u.first, u.city");

  private static final List<String> REFUSED =
      List.of(
          "select city, max(credit) as m, min(first) as f from T group by city",
          "select upper(first) as u, avg(debt) + 1 as a from T group by upper(first)",
          "select id, round(debt, 3) as d from T",
          "select id, round(points, 0) as d from T",
          "select id, nullif(born, seen) as d from T",
          "select id from T where nullif(born, seen) = '1995-01-01'",
          "select first, city, min(debt) as d from T group by first",
          "select first, rank() over (order by debt) as r from T",
          "select upper(first) as u from T group by upper(first) having u > 'a'");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areThoseOfThePlainTwin() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, "sealed", "");
      fill(scene, plain, "clear", PlainOrder.collation(server));
      for (String query : QUERIES) {
        assertThat(found(ours, query.replace(" T", " sealed")))
            .describedAs(query)
            .isEqualTo(found(plain, query.replace(" T", " clear")))
            .hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void refusesWhatItDoesNotKnowExactly() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      fill(scene, ours, "sealed", "");
      for (String query : REFUSED) {
        assertThatThrownBy(() -> found(ours, query.replace(" T", " sealed")))
            .describedAs(query)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-2");
      }
    }
  }

  @Test
  void rowsAreSortedByWhatIsComputedWithTheRightAlone() throws IOException, SQLException {
    String rule = "columns:\n  sealed.first: { evaluate: [range, pattern]%s }\n";
    Scene scene = Scene.of(server, directory, rule.formatted(PlainOrder.declared(server)));
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table sealed (id int primary key, first varchar(20))");
      for (String key : List.of("u", "2", "upper(first)")) {
        assertThatThrownBy(
                () -> found(ours, "select id, upper(first) as u from sealed order by " + key))
            .as(key)
            .hasMessageContaining("[HC-2");
      }
      assertThat(found(ours, "select id, upper(first) as u from sealed order by id")).hasSize(1);
    }
  }

  @Test
  @EveryServer
  void namesInQuotesAreNotTheSameByTheirLettersAlone() throws IOException, SQLException {
    assumeTrue(List.of("h2", "postgresql").contains(server.name()), "no such names there");
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table sealed (id int, points int, \"Extra\" int, \"extra\" int)");
      String query = "select points + \"Extra\" as p, count(*) as n from sealed group by points + ";
      assertThat(found(ours, query + "\"Extra\"")).isNotEmpty();
      assertThatThrownBy(() -> found(ours, query + "\"extra\"")).hasMessageContaining("[HC-2");
    }
  }

  @Test
  void computedColumnsAreReadByNameAndType() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      fill(scene, ours, "sealed", "");
      try (PreparedStatement statement =
          ours.prepareStatement(
              "select id, coalesce(first, ?) as who, debt + 1 as more from sealed where id = ?",
              ResultSet.TYPE_SCROLL_INSENSITIVE,
              ResultSet.CONCUR_READ_ONLY)) {
        statement.setString(1, "nobody");
        statement.setInt(2, 5);
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString("WHO")).isEqualTo("nobody");
          assertThat(rows.getObject("more")).hasToString("6.25");
          assertThat(rows.getInt(3)).isEqualTo(6);
          assertThat(rows.wasNull()).isFalse();
          assertThat(rows.previous()).isFalse();
          assertThat(rows.last()).isTrue();
          assertThat(rows.getString(2)).isEqualTo("nobody");
        }
      }
    }
  }

  private Scene scene() throws IOException, SQLException {
    PlainOrder.collation(server);
    assumeTrue(!PlainOrder.isOfTexts(server), "nothing but texts is evaluated there");
    String order = PlainOrder.declared(server);
    String bounds = ", rows: 500, bytes: 100000 }\n";
    return Scene.of(
        server,
        directory,
        "columns:\n  sealed.first: { evaluate: [range, pattern, order]"
            + order
            + bounds
            + "  sealed.debt: { evaluate: [range, order]"
            + bounds
            + "  sealed.points: { evaluate: [range, order]"
            + bounds
            + "  sealed.born: { evaluate: [range, order]"
            + bounds
            + "  sealed.seen: { evaluate: [range, order]"
            + bounds);
  }

  private void fill(Scene scene, Connection connection, String table, String collation)
      throws SQLException {
    scene.run(
        connection,
        "create table "
            + table
            + " (id int primary key, city varchar(40)"
            + collation
            + ", credit decimal(9,2), joined date, first varchar(40)"
            + collation
            + ", debt decimal(9,2), points int, born date, seen "
            + (PlainOrder.isMysql(server) ? "datetime(6))" : "timestamp(6))"));
    List<String> firsts = List.of("Ada", "Ben", "Carla", "Ada", "Bea", "", "Zoe", "ada");
    for (int i = 0; i < firsts.size(); i++) {
      String first = firsts.get(i).isEmpty() ? "null" : "'" + firsts.get(i) + "'";
      scene.run(
          connection,
          "insert into "
              + table
              + " values ("
              + i
              + ", '"
              + (i % 3 == 0 ? "Bonn" : "Graz")
              + "', 3.10, '1995-01-01', "
              + first
              + ", "
              + i
              + ".25, "
              + i * 7 % 5
              + ", '199"
              + i
              + "-0"
              + (1 + i % 4)
              + "-12', null)");
    }
  }

  /** Returns the names of the columns, and the rows. */
  private List<String> found(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> found = new ArrayList<>();
      StringBuilder names = new StringBuilder();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.append(columns.getColumnLabel(i)).append(' ');
        names.append(PlainOrder.isMysql(server) ? "" : columns.isNullable(i)).append(' ');
        // MySQL tells either, of whole numbers and of NULL, as it goes through a table of its own.
        String type = columns.getColumnClassName(i);
        boolean either = PlainOrder.isMysql(server) && type.equals("java.lang.Integer");
        names.append(either ? "java.lang.Long" : type).append(',');
      }
      found.add(names.toString());
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.append(rows.getObject(i)).append(',');
        }
        found.add(row.toString());
      }
      return found;
    }
  }
}
