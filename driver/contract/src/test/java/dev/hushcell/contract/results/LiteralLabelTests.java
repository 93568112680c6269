package dev.hushcell.contract.results;

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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Result columns without AS are called as the plain database calls them, as far as that is known.
 */
@EachServer
@EveryServer
@OneCollation
class LiteralLabelTests {
  private static final List<String> QUERIES =
      List.of(
          "select id, coalesce(name, 'xy') from T",
          "select COALESCE( name,'x' ) , id from T",
          "select nullif(name, 'x') from T",
          "select * from (select id, coalesce(name, 'x') from T) d",
          "select coalesce(name, 'x') from T union all select name from T",
          "with w as (select coalesce(name, 'x') from T) select * from w",
          "select d.n from (select coalesce(name, 'x') as n from T) d",
          "select * from (select coalesce(name, 'x') from T) d(m)",
          "select case when id = 1 then name else 'x' end from T",
          "select name = 'x', id from T",
          "select name in ('x', 'y') from T",
          "select count(case when name = 'x' then 1 end) from T",
          "select (select max(id) from T where name = 'x') from T",
          "select exists (select 1 from T where name = 'x')",
          "select coalesce(name, 'a name of more letters than the sixty-four that names have') from T",
          "select coalesce(name, 'Müller') from T",
          "select coalesce(name,\n 'x') from T",
          "select coalesce(name, 'it''s') from T");

  private static final Pattern CELL = Pattern.compile("(?i)[0-9a-f]{40}");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areThoseOfThePlainTwin() throws IOException, SQLException {
    Scene scene = scene();
    int known = 0;
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, plain);
      for (String query : QUERIES) {
        List<String> wanted;
        try {
          wanted = labels(plain, query.replace(" T", " clear"));
        } catch (SQLException e) {
          continue; // not every server reads each of them
        }
        String found =
            labels(ours, query.replace(" T", " sealed"))
                .toString()
                .replace("sealed", "clear")
                .replace("SEALED", "CLEAR");
        if (CELL.matcher(found).find()) {
          continue; // nobody knows how the database would write it
        }
        assertThat(found).as(query).isEqualTo(wanted.toString());
        known++;
      }
    }
    assertThat(known).isGreaterThan(5);
  }

  @Test
  void columnsAreFoundByTheirNames() throws IOException, SQLException {
    assumeTrue(!server.name().equals("postgresql"), "it calls them by the function alone");
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, plain);
      try (Statement statement = ours.createStatement();
          ResultSet rows =
              statement.executeQuery("select id, coalesce(name, 'x') from sealed order by id")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("COALESCE(NAME, 'x')")).isEqualTo("a");
        assertThat(rows.next()).isTrue();
        assertThat(rows.findColumn("coalesce(name, 'x')")).isEqualTo(2);
        assertThat(rows.getObject("coalesce(name, 'x')")).isEqualTo("x");
        assertThatThrownBy(() -> rows.getString("coalesce(name, 'y')"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  /** The value is part of the name by some drivers; of a protected column it stays a parameter. */
  @Test
  void valuesOfParametersAreNotShown() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, plain);
      try (PreparedStatement statement =
          ours.prepareStatement("select coalesce(name, ?) from sealed")) {
        statement.setString(1, "x");
        try (ResultSet rows = statement.executeQuery()) {
          String label = rows.getMetaData().getColumnLabel(1);
          assertThat(label).matches("(?i)coalesce(\\(name, \\?1?\\))?");
          assertThat(rows.findColumn(label)).isEqualTo(1);
        }
      }
    }
  }

  private Scene scene() throws IOException, SQLException {
    return Scene.of(
        server, directory, "columns:\n  sealed.name: { search: equality, compare: exact }\n");
  }

  private static void fill(Scene scene, Connection ours, Connection plain) throws SQLException {
    scene.run(
        ours,
        "create table sealed (id int primary key, name varchar(80))",
        "insert into sealed values (1, 'a'), (2, null)");
    scene.run(
        plain,
        "create table clear (id int primary key, name varchar(80))",
        "insert into clear values (1, 'a'), (2, null)");
  }

  private static List<String> labels(Connection connection, String query) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      add(rows.getMetaData(), all);
    }
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      add(statement.getMetaData(), all);
      try (ResultSet rows = statement.executeQuery()) {
        add(rows.getMetaData(), all);
      }
    }
    return all;
  }

  private static void add(ResultSetMetaData columns, List<String> to) throws SQLException {
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      to.add(columns.getColumnLabel(i));
      to.add(columns.getColumnName(i));
    }
  }
}
