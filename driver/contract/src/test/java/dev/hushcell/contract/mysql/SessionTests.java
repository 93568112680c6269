package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.explain.Explanation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of a session that change how its texts are read, or what becomes of values. */
@EachMaria
@OneCollation
class SessionTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.met:   { search: equality }
        contact.name:  { evaluate: [order, change], text-order: code-point }
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(100) not null, met datetime(3),"
              + " name varchar(40))",
          "insert into contact (id, email) values (1, 'ada@example.com')");
    }
  }

  @Test
  void nothingIsEvaluatedWhereTheSessionLimitsRows() throws SQLException {
    try (Connection ours = scene.ours();
        Statement limited = ours.createStatement()) {
      scene.run(
          ours,
          "insert into contact (id, email, name) values (2, 'b', 'Ben'), (3, 'c', 'Ada')",
          "set sql_select_limit = 1");
      String ordered = "select id from contact order by name desc";
      for (String sql : List.of(ordered, "update contact set met = null where name < 'B'")) {
        assertThatThrownBy(() -> scene.run(ours, sql))
            .hasMessageContaining("[HC-2107]")
            .hasMessageContaining("a limit of rows that the session has set");
      }
      assertThat(Found.rows(ours, "select email from contact order by id desc"))
          .containsExactly("c");
      scene.run(ours, "set sql_select_limit = default");
      limited.setMaxRows(1);
      assertThat(Found.rows(limited.executeQuery("select id from contact"))).hasSize(1);
      scene.run(ours, "set @v = 1");
      assertThat(Found.rows(ours, ordered)).containsExactly("2", "3", "1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NO_ENGINE_SUBSTITUTION",
        "STRICT_TRANS_TABLES,PAD_CHAR_TO_FULL_LENGTH",
        "STRICT_TRANS_TABLES,HIGH_NOT_PRECEDENCE",
        "ORACLE",
        "STRICT_TRANS_TABLES,TIME_ROUND_FRACTIONAL",
        "STRICT_TRANS_TABLES,TIME_TRUNCATE_FRACTIONAL"
      })
  void modeUnderWhichValuesWouldBeCutOrReadOtherwiseIsRefused(String mode) throws SQLException {
    String setting = "set sql_mode = '" + mode + "'";
    assumeTrue(server.takes(setting), "the server has no such mode");
    try (Connection ours = scene.ours()) {
      scene.run(ours, setting);
      assertRefused(ours);
      assertThat(Found.rows(ours, "select 'untouched'")).containsExactly("untouched");
      scene.run(ours, "set sql_mode = 'STRICT_ALL_TABLES'");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  private void assertRefused(Connection ours) {
    for (String sql :
        List.of("update contact set email = 'x' where id = 1", "select email from contact")) {
      assertThatThrownBy(() -> scene.run(ours, sql)).as(sql).hasMessageContaining("[HC-4094]");
    }
  }

  /** They may be planned already, by a session without that mode. */
  @Test
  @EveryServer
  void modeUnderWhichValuesWouldBeCutIsRefusedToPlannedStatementsToo() throws SQLException {
    String changing = "update contact set email = ? where id = 1";
    try (Connection cutting = scene.ours();
        Connection ours = scene.ours()) {
      scene.run(cutting, "set sql_mode = ''");
      assertRefused(cutting);
      scene.run(ours, "update contact set email = 'x' where id = 1", "select email from contact");
      ours.prepareStatement(changing).close();
      assertRefused(cutting);
      assertThatThrownBy(() -> cutting.prepareStatement(changing))
          .hasMessageContaining("[HC-4094]");
    }
  }

  @Test
  void quotesAreReadAsTheSessionReadsThem() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "set sql_mode = 'STRICT_TRANS_TABLES,ANSI_QUOTES'");
      scene.run(ours, "insert into \"contact\" (\"id\", \"email\") values (2, 'say \"x\"')");
      assertThat(Found.rows(ours, "select \"email\" from contact where \"email\" = 'say \"x\"'"))
          .containsExactly("say \"x\"");
      assertThatThrownBy(() -> scene.run(ours, "update contact set email = \"name\""))
          .isInstanceOf(SQLException.class);
      assertThat(Found.bytes(plain, "select email from contact"))
          .hasSize(2)
          .noneMatch(cell -> cell.contains("say"));
    }
  }

  @Test
  void backslashesAreReadAsTheSessionReadsThem() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, "insert into contact (id, email) values (2, 'a\\'b')");
      scene.run(ours, "set sql_mode = 'STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES'");
      scene.run(ours, "insert into contact (id, email) values (3, 'a\\'), (4, 'b')");
      assertThat(Found.rows(ours, "select email from contact order by id"))
          .containsExactly("ada@example.com", "a'b", "a\\", "b");
      assertThat(Found.rows(ours, "select id from contact where email = 'a\\'"))
          .containsExactly("3");
    }
  }

  @Test
  void explainsAndLintsAsTheSessionReads() throws SQLException {
    String sql = "select \"email\" from \"contact\" where \"email\" = 'a\\'";
    try (Connection ours = scene.ours()) {
      assertThat(Hushcell.explain(ours, sql)).isInstanceOf(Explanation.Refused.class);
      scene.run(ours, "set sql_mode = 'STRICT_TRANS_TABLES,ANSI_QUOTES,NO_BACKSLASH_ESCAPES'");
      assertThat(Hushcell.explain(ours, sql)).isInstanceOf(Explanation.Touching.class);
      assertThat(Hushcell.lint(ours, sql + "; select 2").findings())
          .hasSize(2)
          .allMatch(each -> !(each.explanation() instanceof Explanation.Refused));
    }
  }

  @Test
  @EveryServer
  void initialStatementsAreTakenApartAsTheSessionReadsThem() throws SQLException {
    assumeTrue(scene.base().url().startsWith("jdbc:mariadb:"), "the other driver knows no initSql");
    String init = "insert into contact (id, email) values (5, 'a\\';b'); set @done = 1";
    String url =
        scene.base().oursUrl(scene.configuration())
            + "&initSql="
            + URLEncoder.encode(init, StandardCharsets.UTF_8).replace("+", "%20");
    try (Connection ours =
        DriverManager.getConnection(url, scene.base().user(), scene.base().password())) {
      assertThat(Found.rows(ours, "select id, email, @done from contact where id = 5"))
          .containsExactly("5|a';b|1");
    }
  }

  @Test
  void severalStatementsInOneText() throws SQLException {
    String url = scene.base().oursUrl(scene.configuration()) + "&allowMultiQueries=true";
    try (Connection ours =
            DriverManager.getConnection(url, scene.base().user(), scene.base().password());
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "insert into contact (id, email) values (8, 'eight;'); update contact set email = 'nine'"
              + " where email = 'eight;'");
      assertThat(Found.rows(ours, "select email, id from contact where email = 'nine'"))
          .containsExactly("nine|8");
      assertThatThrownBy(
              () ->
                  scene.run(
                      ours,
                      "set sql_mode = 'STRICT_TRANS_TABLES,ANSI_QUOTES';"
                          + " update contact set email = \"x\""))
          .hasMessageContaining("HC-2140");
      assertThat(Found.bytes(plain, "select email from contact"))
          .noneMatch(cell -> cell.contains("eight") || cell.contains("nine"));
    }
  }

  @Test
  void zoneOfTheSessionDoesNotMove() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "set time_zone = '+05:00'",
          "update contact set met = '2024-03-31 02:30:00.5' where id = 1",
          "set time_zone = '-11:00'");
      assertThat(Found.rows(ours, "select id from contact where met = '2024-03-31 02:30:00.500'"))
          .containsExactly("1");
      assertThat(Found.rows(ours, "select met from contact").get(0))
          .startsWith("2024-03-31 02:30:00.5");
    }
  }

  @Test
  void rowWithoutAValueThatIsNeededIsNotStored() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> scene.run(ours, "insert into contact (id) values (7)"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> scene.run(ours, "update contact set email = null"))
          .isInstanceOf(SQLException.class);
      assertThat(Found.rows(ours, "select id, email from contact"))
          .containsExactly("1|ada@example.com");
    }
  }

  /** Between the end of a branch and what becomes of it, the server answers no question. */
  @Test
  void branchOfATransactionThatIsWrittenAsText() throws SQLException {
    String branch = "'" + scene.base().name() + "'";
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "xa start " + branch,
          "insert into contact (id, email) values (2, 'bob@example.com')",
          "xa end " + branch,
          "xa prepare " + branch,
          "xa commit " + branch);
      assertThat(Found.rows(ours, "select email from contact order by id"))
          .containsExactly("ada@example.com", "bob@example.com");
    }
    try (Connection first = scene.ours()) {
      scene.run(first, "xa start " + branch, "xa end " + branch, "xa rollback " + branch, "commit");
    }
  }
}
