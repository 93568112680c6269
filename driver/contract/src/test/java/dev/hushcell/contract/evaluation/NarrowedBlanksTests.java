package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
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

/** Blanks at the end, which some collations pass over, put no value into another group. */
@EachServer
@OneCollation
@WithoutOptions
class NarrowedBlanksTests {
  private static final List<String> VALUES =
      List.of("ab", "ab ", "ab  c", " ab", "", "  ", "aB", "abc");
  private static final List<String> FORMS =
      List.of(
          "c = ?", "c in (?, 'zz')", "c like ?", "upper(c) = upper(?)", "lower(c) like lower(?)");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void blanksAtTheEndChangeNoAnswer() throws Exception {
    String evaluate = "evaluate: [range, pattern], rows: 1000, bytes: 1000000";
    String rule = evaluate + PlainOrder.declared(server) + " }\n";
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns:\n"
                + "  narrowed.c: { narrow: { whole: true, groups: 1024 }, "
                + rule
                + "  begun.c: { narrow: { first: 2, groups: 1024 }, "
                + rule
                + "  sealed.c: { "
                + rule);
    String create = "create table %s (id int not null primary key, c varchar(8)%s)";
    String collation = PlainOrder.collation(server);
    List<String> found = new ArrayList<>();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (String table : List.of("narrowed", "begun", "sealed")) {
        scene.run(ours, create.formatted(table, ""));
        fill(ours, table);
      }
      scene.run(plain, create.formatted("clear", collation));
      fill(plain, "clear");
      for (String form : FORMS) {
        for (String value : List.of("ab", "ab ", "ab      ", "ab%", "", " ", "AB")) {
          String where = " where " + form + " order by id";
          String sealed = ids(ours, "select id from sealed" + where, value);
          String clear = ids(plain, "select id from clear" + where, value);
          for (String table : List.of("narrowed", "begun")) {
            String narrowed = ids(ours, "select id from " + table + where, value);
            if (!narrowed.startsWith("!") && !narrowed.equals(clear)) {
              found.add(
                  table
                      + where
                      + " ["
                      + value
                      + "]: "
                      + narrowed
                      + ", sealed "
                      + sealed
                      + ", plain "
                      + clear);
            }
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static void fill(Connection connection, String table) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (?, ?)")) {
      for (int i = 0; i < VALUES.size(); i++) {
        insert.setInt(1, i);
        insert.setString(2, VALUES.get(i));
        insert.executeUpdate();
      }
    }
  }

  private static String ids(Connection connection, String query, String value) {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, value);
      List<Integer> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getInt(1));
        }
      }
      return ids.toString();
    } catch (SQLException e) {
      return "!" + e.getMessage();
    }
  }
}
