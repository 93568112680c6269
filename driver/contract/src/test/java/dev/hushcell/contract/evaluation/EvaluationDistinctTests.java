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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Distinct rows of which conditions and orders are evaluated in the driver. */
@EachServer
@OneCollation
class EvaluationDistinctTests {
  private static final List<String> QUERIES =
      List.of(
          "select distinct u.* from T u join member m on m.u = u.id where u.mail like '%b%'"
              + " order by u.mail desc, u.id",
          "select distinct u.id, u.grp from T u join member m on m.u = u.id where u.mail > 'b'"
              + " order by u.id limit 2",
          "select distinct u.id, u.grp, u.mail from T u, member m where u.mail < 'd'"
              + " order by u.grp, u.mail, u.id",
          "select distinct u.id, m.g from T u left join member m on m.u = u.id"
              + " where u.mail <> 'ab' order by u.id, m.g",
          "select distinct o.id, o.grp, o.note from T o left join T u on u.grp = o.grp"
              + " where u.mail like '%b%' or o.id = 1 order by o.id limit 4 offset 1",
          "select distinct o.note, o.id from T o join T u on u.grp = o.grp"
              + " where upper(u.mail) = 'AB' order by o.id desc",
          "select distinct o.id, o.note from member m left join T o on o.id = m.u and o.grp = 1"
              + " left join T u on u.id = m.u where u.mail > 'a' order by o.id",
          "select o.id, o.note, count(*) as n from T o join T u on u.grp = o.grp"
              + " where u.mail like '%b%' group by o.id, o.note order by o.id",
          "select distinct u.id, u.note from T u left join member m on m.u = u.id"
              + " where upper(u.mail) = 'AB' or m.g = 10 order by u.id limit 3",
          "select distinct 1 from T u left join member m on m.u = u.id where u.mail like '%b%'",
          "select distinct 1 as one, u.grp from T u, member m where u.mail > 'b'"
              + " order by u.grp limit 2",
          "select count(distinct u.id) from T u join member m on m.u = u.id where u.mail like '%b%'",
          "select count(distinct u.id ) from T u, member m where u.mail > 'b' and m.g < 30",
          "select distinct count(distinct(u.id)) from T u left join member m on m.u = u.id"
              + " where upper(u.mail) like '%B%'",
          "select distinct count(distinct c.code) as n from club c, member m, T u"
              + " where m.u = u.id and c.g = m.g and u.mail like '%b%'",
          "select count(distinct id) from T where mail like 'a%'",
          "select count(distinct c.code) from club c, member m, T u where m.u = u.id and c.g = m.g"
              + " and u.mail like '%b%'",
          "select count(distinct c.code) as n from T u left join member m on m.u = u.id"
              + " left join club c on c.g = m.g where u.mail > 'b'",
          "select count(distinct id) as n from T where mail like 'a%' or mail is null");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areThoseOfThePlainTwin() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "create table member (u int, g int)");
      scene.run(plain, "create table club (code varchar(9) primary key, g int)");
      scene.run(plain, "insert into club values ('a', 0), ('b', 0), ('c', 10), ('d', 70)");
      for (int i = 0; i < 30; i++) {
        scene.run(plain, "insert into member values (" + i % 9 + ", " + i % 4 * 10 + ")");
      }
      fill(scene, ours, "sealed", "");
      fill(scene, plain, "clear", PlainOrder.collation(server));
      for (String query : QUERIES) {
        assertThat(found(ours, query.replace(" T ", " sealed ")))
            .describedAs(query)
            .isEqualTo(found(plain, query.replace(" T ", " clear ")))
            .hasSizeGreaterThan(1);
      }
    }
  }

  /** Equal values without search are not known to be equal, unless they are of one row. */
  @Test
  void cellsWithoutSearchAreDistinctBesideAKeyOnly() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      fill(scene, ours, "sealed", "");
      for (String selected : List.of("o.note", "o.note, o.grp", "o.note, u.id", "1, o.note")) {
        String query =
            "select distinct "
                + selected
                + " from sealed o join sealed u on u.grp = o.grp where u.mail like '%b%'";
        assertThatThrownBy(() -> found(ours, query))
            .describedAs(query)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-2");
      }
      assertThat(found(ours, "select distinct 1 from sealed where mail = 'none'")).hasSize(1);
      assertThat(found(ours, "select distinct 1 from sealed where mail like 'none%'")).hasSize(1);
    }
  }

  /** What is fetched for conditions stands behind the columns that are selected. */
  @Test
  void noPlaceInAnOrderMeansWhatIsFetchedOnly() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      fill(scene, ours, "sealed", "");
      for (String query :
          List.of(
              "select id from sealed where mail like '%b%' order by 2",
              "select id, grp from sealed where mail > 'a' order by 1, 3 desc")) {
        assertThatThrownBy(() -> found(ours, query))
            .describedAs(query)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-2100]")
            .hasMessageContaining("behind the last column");
      }
      assertThat(found(ours, "select id, grp from sealed where mail > 'a' order by 2, 1"))
          .hasSizeGreaterThan(2);
    }
  }

  private Scene scene() throws IOException, SQLException {
    PlainOrder.collation(server);
    assumeTrue(!PlainOrder.isOfTexts(server), "nothing is sorted there");
    String order = PlainOrder.declared(server);
    return Scene.of(
        server,
        directory,
        "columns:\n  sealed.mail: { evaluate: [range, pattern, order]"
            + order
            + ", rows: 500, bytes: 100000 }\n"
            + "  sealed.note: {}\n");
  }

  private static void fill(Scene scene, Connection connection, String table, String collation)
      throws SQLException {
    String columns =
        " (id int primary key, grp int, mail varchar(40)" + collation + ", note varchar(40))";
    scene.run(connection, "create table " + table + columns);
    List<String> mails =
        List.of("'ab'", "'b'", "'ab'", "null", "'cab'", "'d'", "''", "'bb'", "'a'");
    for (int i = 0; i < mails.size(); i++) {
      scene.run(
          connection,
          "insert into "
              + table
              + " values ("
              + i
              + ", "
              + i % 3
              + ", "
              + mails.get(i)
              + ", 'note"
              + i % 2
              + "')");
    }
  }

  /** Returns the names of the columns, and the rows. */
  private static List<String> found(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      List<String> found = new ArrayList<>();
      StringBuilder names = new StringBuilder();
      for (int i = 1; i <= columns; i++) {
        names.append(rows.getMetaData().getColumnLabel(i)).append(',');
      }
      found.add(names.toString());
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(rows.getString(i)).append(',');
        }
        found.add(row.toString());
      }
      return found;
    }
  }
}
