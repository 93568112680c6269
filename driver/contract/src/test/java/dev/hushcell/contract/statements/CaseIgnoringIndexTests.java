package dev.hushcell.contract.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Indexes over the beginnings of cells are used, and keep what differs in case alone unique. */
@EachServer
@OneCollation
@WithoutOptions
class CaseIgnoringIndexTests {
  private static final String COLUMNS =
      """
      columns:
        nick.word: { search: equality, compare: ignore-case, key: words }
        texts.word: { search: equality, compare: ignore-case, storage: text }
      """;

  private static final int ROWS = 2000;

  @Parameter Server server;
  @TempDir Path directory;

  private static String product(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
  }

  private static boolean hasIndexes(Connection connection) throws SQLException {
    return List.of("postgresql", "sqlite", "mariadb", "mysql").contains(product(connection));
  }

  private Scene scene() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      for (String table : List.of("nick", "texts")) {
        scene.run(ours, "create table " + table + " (id int primary key, word varchar(40))");
      }
    }
    return scene;
  }

  private static void fill(Connection ours, String table) throws SQLException {
    ours.setAutoCommit(false);
    try (PreparedStatement insert =
        ours.prepareStatement("insert into " + table + " values (?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        insert.setString(2, "Word " + i);
        insert.addBatch();
      }
      int[] unused = insert.executeBatch();
    }
    ours.commit();
    ours.setAutoCommit(true);
  }

  @Test
  void uniqueIndexesRefuseWhatDiffersInCaseAlone() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      for (String table : List.of("nick", "texts")) {
        String unique = "create unique index u_" + table + " on " + table + " (word)";
        if (!hasIndexes(ours)) {
          assertThatThrownBy(() -> scene.run(ours, unique)).hasMessageContaining("[HC-2209]");
          continue;
        }
        scene.run(ours, unique, "insert into " + table + " values (1, 'Ada'), (2, 'Adam')");
        scene.run(ours, "insert into " + table + " values (4, null), (5, null)");
        assertThatThrownBy(() -> scene.run(ours, "insert into " + table + " values (3, 'aDA')"))
            .isInstanceOf(SQLException.class)
            .hasMessageNotContaining("aDA")
            .hasMessageNotContaining("[HC-2");
        assertThatThrownBy(
                () -> scene.run(ours, "update " + table + " set word = 'ADA' where id = 2"))
            .isInstanceOf(SQLException.class);
        scene.run(ours, "update " + table + " set word = 'ADA' where id = 1");
        assertThat(Found.rows(ours, "select word from " + table + " where word = 'ada'"))
            .containsExactly("ADA");
      }
    }
  }

  @Test
  void constraintsAreOverBeginningsOrRefused() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      String unique = "alter table nick add constraint u unique (word)";
      if (product(ours).matches("maria.*|mysql")) {
        scene.run(ours, unique, "insert into nick values (1, 'Ada')");
        assertThatThrownBy(() -> scene.run(ours, "insert into nick values (2, 'ADA')"))
            .isInstanceOf(SQLException.class)
            .hasMessageNotContaining("[HC-2");
      } else {
        assertThatThrownBy(() -> scene.run(ours, unique)).hasMessageContaining("[HC-");
      }
      assertThatThrownBy(() -> scene.run(ours, "alter table nick add primary key (word)"))
          .hasMessageContaining("[HC-");
    }
  }

  @Test
  void indexesAreUsed() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      if (!hasIndexes(ours)) {
        return;
      }
      for (String table : List.of("nick", "texts")) {
        String name = "by_" + table;
        scene.run(ours, "create index " + name + " on " + table + " (word)");
        fill(ours, table);
        scene.run(plain, analyze(product(plain), table));
        String equal = "select id from " + table + " where word = 'WORD 77'";
        String upper = "select id from " + table + " where upper(word) = upper('wORD 78')";
        assertThat(Found.rows(ours, equal)).containsExactly("77");
        assertThat(Found.rows(ours, upper)).containsExactly("78");
        String lower = "select id from " + table + " where lower(word) = lower('wORD 78')";
        assertThat(Found.rows(ours, lower)).containsExactly("78");
        String list = "select id from " + table + " where word in ('WORD 79', 'word 80')";
        assertThat(Found.rows(ours, list)).containsExactlyInAnyOrder("79", "80");
        for (String query : List.of(equal, upper, lower, list)) {
          String plan = String.join("\n", Found.rows(ours, explained(product(plain)) + query));
          assertThat(plan.toLowerCase(Locale.ROOT)).as(query).contains(name);
        }
      }
    }
  }

  private static String analyze(String product, String table) {
    return product.matches("maria.*|mysql") ? "analyze table " + table : "analyze " + table;
  }

  private static String explained(String product) {
    return product.equals("sqlite") ? "explain query plan " : "explain ";
  }
}
