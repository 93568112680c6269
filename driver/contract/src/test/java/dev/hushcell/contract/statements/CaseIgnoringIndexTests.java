package dev.hushcell.contract.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.IndexRows;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
        alias.word: { search: equality, compare: ignore-case, key: words }
        texts.word: { search: equality, compare: ignore-case, storage: text }
      """;

  private static final int ROWS = 2000;

  @Parameter Server server;
  @TempDir Path directory;

  private static String product(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
  }

  /** H2 has one over whole cells, which is used and keeps nothing unique. */
  private static List<String> indexed(Connection connection) throws SQLException {
    return switch (product(connection)) {
      case "postgresql", "sqlite", "mariadb", "mysql" -> List.of("nick", "texts");
      case "h2" -> List.of("nick");
      default -> List.of();
    };
  }

  private static boolean keepsUnique(Connection connection) throws SQLException {
    return indexed(connection).size() == 2;
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
        if (!keepsUnique(ours)) {
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
      for (String table : indexed(ours)) {
        String name = "by_" + table;
        scene.run(ours, "create index " + name + " on " + table + " (word)");
        fill(ours, table);
        scene.run(plain, analyze(product(plain), table));
        boolean ranges = product(plain).equals("h2");
        String equal = "select id from " + table + " where word = 'WORD 77'";
        String upper = "select id from " + table + " where upper(word) = upper('wORD 78')";
        assertThat(Found.rows(ours, equal)).containsExactly("77");
        assertThat(Found.rows(ours, upper)).containsExactly("78");
        String lower = "select id from " + table + " where lower(word) = lower('wORD 78')";
        assertThat(Found.rows(ours, lower)).containsExactly("78");
        String list = "select id from " + table + " where word in ('WORD 79', 'word 80')";
        assertThat(Found.rows(ours, list)).containsExactlyInAnyOrder("79", "80");
        for (String query :
            ranges ? List.of(equal, upper, lower) : List.of(equal, upper, lower, list)) {
          String plan = String.join("\n", Found.rows(ours, explained(product(plain)) + query));
          assertThat(plan.toLowerCase(Locale.ROOT)).as(query).contains(name);
        }
      }
    }
  }

  /** What is changed is found by the index too, and parameters are as good as literals. */
  @Test
  void parametersAreInTheirPlaces() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      for (String table : indexed(ours)) {
        scene.run(ours, "create index by_" + table + " on " + table + " (word)");
        fill(ours, table);
        String query =
            "select id, word from "
                + table
                + " where id > ? and upper(word) = upper(?) and id < ? or word = ? and not word = ?"
                + " or word <> ? and id in (?, 7) and word = 'wOrD 6' order by id";
        try (PreparedStatement select = ours.prepareStatement(query)) {
          for (int round = 0; round < 2; round++) {
            select.setInt(1, 1);
            select.setString(2, "WORD " + (3 + round));
            select.setInt(3, 100);
            select.setString(4, "word 5");
            select.setString(5, "word 4");
            select.setString(6, "Word 7");
            select.setInt(7, 6);
            try (ResultSet rows = select.executeQuery()) {
              assertThat(Found.rows(rows))
                  .containsExactly(3 + round + "|Word " + (3 + round), "5|Word 5", "6|Word 6");
            }
          }
          select.setNull(2, Types.VARCHAR);
          select.setNull(4, Types.VARCHAR);
          select.setNull(6, Types.VARCHAR);
          try (ResultSet rows = select.executeQuery()) {
            assertThat(Found.rows(rows)).isEmpty();
          }
        }
        String distinct = "select distinct word from " + table + " where word = ? and id <> ?";
        try (PreparedStatement select = ours.prepareStatement(distinct)) {
          select.setString(1, "wORD 8");
          select.setInt(2, 9);
          assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(2);
          try (ResultSet rows = select.executeQuery()) {
            assertThat(Found.rows(rows)).containsExactly("Word 8");
          }
        }
        change(ours, table);
      }
    }
  }

  /** What stands for a value that no cell equals is another one each time. */
  @Test
  void aValueThatDoesNotFitIsFoundNowhere() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into nick values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, null)");
      String longer = "x".repeat(41);
      try (PreparedStatement query = ours.prepareStatement("select id from nick where word = ?")) {
        for (int i = 0; i < 50; i++) {
          query.setString(1, longer);
          try (ResultSet rows = query.executeQuery()) {
            assertThat(Found.rows(rows)).isEmpty();
          }
          String equal = "select id from nick where word = '" + longer + "'";
          assertThat(Found.rows(ours, equal)).isEmpty();
          assertThat(Found.rows(ours, equal.replace("=", "<>"))).hasSize(4);
        }
      }
    }
  }

  private static void change(Connection ours, String table) throws SQLException {
    String sql = "update " + table + " set word = ? where word = ? and id = ?";
    try (PreparedStatement update = ours.prepareStatement(sql)) {
      for (int i = 10; i < 13; i++) {
        update.setString(1, "Other " + i);
        update.setCharacterStream(2, new StringReader("WORD " + i));
        update.setInt(3, i);
        update.addBatch();
      }
      assertThat(update.executeBatch()).containsExactly(1, 1, 1);
    }
    try (PreparedStatement delete =
        ours.prepareStatement("delete from " + table + " where lower(word) = lower(?)")) {
      delete.setString(1, "oTHER 11");
      assertThat(delete.executeUpdate()).isEqualTo(1);
    }
    String left = "select id from " + table + " where word in ('other 10', 'OTHER 11', 'oTHER 12')";
    assertThat(Found.rows(ours, left)).containsExactlyInAnyOrder("10", "12");
  }

  /** A join uses the index too, from either side. */
  @Test
  void joinsUseIndexes() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "create table alias (id int primary key, word varchar(40))",
          "insert into alias values (1, 'WORD 5'), (2, 'wORD 6'), (3, 'none'), (4, null)");
      if (!indexed(ours).contains("nick")) {
        return;
      }
      scene.run(ours, "create index by_nick on nick (word)");
      fill(ours, "nick");
      scene.run(plain, analyze(product(plain), "nick"));
      scene.run(plain, analyze(product(plain), "alias"));
      String inner = "select a.id, n.id from alias a join nick n on n.word = a.word order by a.id";
      String outer =
          "select a.id, n.id from alias a left join nick n on a.word = n.word and n.id > 5 order by a.id";
      String within =
          "select a.id from alias a where not exists (select 1 from nick n where n.word = a.word)"
              + " order by a.id";
      assertThat(Found.rows(ours, inner)).containsExactly("1|5", "2|6");
      assertThat(Found.rows(ours, outer)).containsExactly("1|null", "2|6", "3|null", "4|null");
      assertThat(Found.rows(ours, within)).containsExactly("3", "4");
      if (product(plain).equals("h2")) {
        for (String query : List.of(inner, outer, within)) {
          String plan = String.join("\n", Found.rows(ours, "explain " + query));
          assertThat(plan.toLowerCase(Locale.ROOT)).as(query).contains("by_nick");
        }
      }
    }
  }

  /** The application made an index over its column, and metadata say so. */
  @Test
  void metadataTellTheColumn() throws Exception {
    Scene scene = scene();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (String table : indexed(ours)) {
        scene.run(plain, "create table p_" + table + " (id int primary key, word varchar(40))");
        for (String on : List.of("word", "id, word", "word, id")) {
          String index = "by_" + on.replace(", ", "_") + "_";
          scene.run(ours, "create index " + index + table + " on " + table + " (" + on + ")");
          scene.run(plain, "create index " + index + "p on p_" + table + " (" + on + ")");
        }
        assertThat(IndexRows.of(ours, table))
            .isEqualTo(IndexRows.of(plain, "p_" + table))
            .hasSizeGreaterThanOrEqualTo(5);
        scene.run(plain, "drop table p_" + table);
      }
    }
  }

  private static String analyze(String product, String table) {
    return product.matches("maria.*|mysql")
        ? "analyze table " + table
        : product.equals("h2") ? "analyze" : "analyze " + table;
  }

  private static String explained(String product) {
    return product.equals("sqlite") ? "explain query plan " : "explain ";
  }
}
