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
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Texts that prepareCall takes, with conditions that are evaluated in the driver. */
@EachServer
@OneCollation
class EvaluatedCallTests {
  @Parameter Server server;
  @TempDir Path directory;

  @Test
  @EveryServer
  void areRunAsPreparedStatementsAre() throws IOException, SQLException {
    Scene scene = scene();
    assumeTrue(
        !server.name().matches("mariadb|sqlite"), "its driver takes nothing but calls, or no call");
    try (Connection ours = scene.ours()) {
      fill(scene, ours);
      assertThat(changed(ours, "update sealed set hits = hits + 1 where first like ?"))
          .isEqualTo(2);
      assertThat(changed(ours, "update sealed set hits = hits + 1 where first like 'A%'"))
          .isEqualTo(2);
      try (CallableStatement call =
          ours.prepareCall("update sealed set hits = hits + ? where first like ?")) {
        call.setInt(1, 5);
        call.setString(2, "%n");
        call.addBatch();
        call.addBatch();
        assertThat(call.executeBatch()).containsExactly(1, 1);
      }
      assertThat(rows(ours, "select id, hits from sealed order by id"))
          .containsExactly("1|2", "2|10", "3|2");
      assertThat(changed(ours, "delete from sealed where first like ?")).isEqualTo(2);
      assertThat(rows(ours, "select id, hits from sealed")).containsExactly("2|10");
    }
  }

  @Test
  void areRefusedWhereTheyDeliverOrComputeCells() throws IOException, SQLException {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      fill(scene, ours);
      for (String sql :
          List.of(
              "select count(*) from sealed where first like ?",
              "select id from sealed where first like ?",
              "select upper(first) from sealed where first > ?",
              "update sealed set first = upper(first) where first like ?",
              "update sealed set first = concat(first, ?)")) {
        assertThatThrownBy(() -> ours.prepareCall(sql)).as(sql).hasMessageContaining("[HC-4003]");
      }
      for (String sql :
          List.of(
              "{call update sealed set hits = 1 where first like ?}",
              "call (select count(*) from sealed where first like ?)",
              "{call (select count(*) from sealed where first like ?)}",
              "{? = call (select count(*) from sealed where first like 'A%')}",
              "{call sealed(?)}")) {
        assertThatThrownBy(() -> ours.prepareCall(sql))
            .as(sql)
            .hasMessageContaining(braced(sql, "[HC-2119]"));
      }
      String update = "{update sealed set hits = 1 where first like ?}";
      assertThatThrownBy(() -> ours.prepareCall(update))
          .hasMessageContaining(braced(update, "[HC-2031]"));
      assertThat(rows(ours, "select id, hits from sealed order by id"))
          .containsExactly("1|0", "2|0", "3|0");
    }
  }

  /** SQLite's driver knows no escapes, so a brace is no text of its SQL. */
  private String braced(String sql, String code) {
    return server.name().equals("sqlite") && sql.startsWith("{") ? "[HC-2128]" : code;
  }

  private Scene scene() throws IOException, SQLException {
    PlainOrder.collation(server);
    return Scene.of(
        server,
        directory,
        "columns:\n  sealed.first: { evaluate: [range, pattern, order, change]"
            + PlainOrder.declared(server)
            + " }\n");
  }

  private static void fill(Scene scene, Connection ours) throws SQLException {
    scene.run(
        ours,
        "create table sealed (id integer primary key, first varchar(60), hits integer)",
        "insert into sealed values (1, 'Ada', 0), (2, 'Ben', 0), (3, 'Abe', 0)");
  }

  private static int changed(Connection ours, String sql) throws SQLException {
    try (CallableStatement call = ours.prepareCall(sql)) {
      if (sql.contains("?")) {
        call.setString(1, "A%");
      }
      return call.executeUpdate();
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1) + "|" + rows.getString(2));
      }
    }
    return found;
  }
}
