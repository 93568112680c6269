package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
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

/** A column with {@code search: full} answers as the plain one did: by cells, and by values. */
@EachServer
@OneCollation
class FullSearchTests {
  private static final List<String> QUERIES =
      List.of(
          "select id from T where name = 'Bo'",
          "select a.id, b.id from T a join T b on a.name = b.name order by a.id, b.id",
          "select count(*) from T group by name order by 1",
          "select id from T where name like '%o%' order by id",
          "select id from T where name between 'B' and 'D' order by name desc, id",
          "select id from T where name in ('Al', 'Cy') or name is null order by id",
          "select max(name) from T");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void answersAsThePlainColumnDid() throws IOException, SQLException {
    String collation = PlainOrder.collation(server);
    assumeTrue(!PlainOrder.isOfTexts(server), "nothing is sorted there");
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n  sealed.name: { search: full, compare: exact"
                + PlainOrder.declared(server)
                + " }\n");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, "sealed", "");
      fill(scene, plain, "clear", collation);
      for (String query : QUERIES) {
        assertThat(found(ours, query.replace("T ", "sealed ").replaceFirst("T$", "sealed")))
            .describedAs(query)
            .isEqualTo(found(plain, query.replace("T ", "clear ").replaceFirst("T$", "clear")))
            .isNotEmpty();
      }
    }
  }

  private static void fill(Scene scene, Connection connection, String table, String collation)
      throws SQLException {
    scene.run(
        connection,
        "create table " + table + " (id int primary key, name varchar(40)" + collation + ")");
    List<String> names = List.of("'Bo'", "'Al'", "'Cy'", "null", "'Bo'", "'Dora'", "''");
    for (int i = 0; i < names.size(); i++) {
      scene.run(connection, "insert into " + table + " values (" + i + ", " + names.get(i) + ")");
    }
  }

  private static List<String> found(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(rows.getString(i)).append(',');
        }
        found.add(row.toString());
      }
      return found;
    }
  }
}
