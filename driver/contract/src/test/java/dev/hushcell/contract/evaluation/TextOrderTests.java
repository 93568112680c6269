package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of texts is that of the database where the configuration says nothing of it. */
@EachPostgres
class TextOrderTests {
  private static final String BOUNDS = "rows: 100, bytes: 10000 }\n";
  private static final String COLUMNS =
      "columns:\n  word.w: { evaluate: [range, pattern, order], " + BOUNDS;

  private static final List<String> WORDS =
      List.of("a", "B", "b", "\u00e4", "z", "\uff5a", "\ud83d\ude00", "a b", "a-b", "ab", "A", "");

  private static final List<String> TOLD_APART =
      List.of("w = 'a'", "w in ('b', '\u00e4')", "w <> 'z'", "w like '_'", "w like 'a%'");

  private static final List<String> IN_ORDER =
      List.of(
          "w < 'b' order by id",
          "w between 'B' and '\uff5a' order by id",
          "w > '\uff5a' order by id",
          "id > 0 order by w",
          "w is not null order by w desc");

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene(String locale, String columns) throws Exception {
    Base base = server.fresh();
    String database = base.name() + "own";
    try (Connection connection = base.plain();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database + " template template0 " + locale);
    } catch (SQLException e) {
      // Which locales of its own a system has is not up to the database.
      assumeFalse(e.getMessage().contains("invalid LC_COLLATE locale name"), locale);
      throw e;
    }
    String url = base.url().replace(base.name(), database);
    Base own = new Base(url, base.user(), base.password(), '?');
    return Scene.of(server, own, directory, columns);
  }

  private static void fill(Scene scene, Connection connection, String table) throws SQLException {
    scene.run(connection, "create table " + table + " (id int primary key, w text)");
    for (int i = 0; i < WORDS.size(); i++) {
      scene.run(connection, "insert into " + table + " values (" + i + ", '" + WORDS.get(i) + "')");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "locale 'C', true",
    "locale 'C.UTF-8', true",
    "locale 'POSIX', true",
    "locale_provider builtin builtin_locale 'C.UTF-8', true",
    "locale_provider icu icu_locale 'und', false",
    "locale_provider icu icu_locale 'de', false",
    "locale_provider icu icu_locale 'en-US', false",
    "locale 'en_US.UTF-8', false"
  })
  void isThatOfThePlainColumnOrRefused(String locale, boolean ordered) throws Exception {
    Scene scene = scene(locale, COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, "word");
      fill(scene, plain, "clear");
      for (String condition : TOLD_APART) {
        String where = " where " + condition + " order by id";
        assertThat(Found.rows(ours, "select id from word" + where))
            .describedAs(condition)
            .isEqualTo(Found.rows(plain, "select id from clear" + where))
            .isNotEmpty();
      }
      for (String condition : IN_ORDER) {
        String sealed = "select id from word where " + condition;
        if (ordered) {
          assertThat(Found.rows(ours, sealed))
              .describedAs(condition)
              .isEqualTo(Found.rows(plain, "select id from clear where " + condition))
              .isNotEmpty();
        } else {
          assertThatThrownBy(() -> Found.rows(ours, sealed))
              .describedAs(condition)
              .hasMessageContaining("[HC-2107]");
        }
      }
    }
  }

  /** What somebody declares stands for a collation of the column. */
  @Test
  void isWhatIsDeclared() throws Exception {
    Scene scene =
        scene(
            "locale_provider icu icu_locale 'de'",
            COLUMNS.replace("order],", "order], text-order: code-point,"));
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      fill(scene, ours, "word");
      fill(scene, plain, "clear");
      assertThat(Found.rows(ours, "select id from word order by w"))
          .isEqualTo(Found.rows(plain, "select id from clear order by w collate \"C\""));
    }
  }

  @Test
  void collationOfAColumnItselfIsNotPassedOver() throws Exception {
    Scene scene = scene("locale 'C'", COLUMNS);
    try (Connection ours = scene.ours()) {
      String create = "create table word (id int primary key, w text collate \"%s\")";
      assertThatThrownBy(() -> scene.run(ours, create.formatted("de-x-icu")))
          .hasMessageContaining("[HC-2235]")
          .hasMessageContaining("de-x-icu")
          .hasMessageContaining("text-order:");
      scene.run(ours, create.formatted("C"));
    }
  }

  @Test
  void unitsOfAnotherDatabaseAreRefusedAtOnce() throws Exception {
    Scene scene =
        scene("locale 'C'", "columns:\n  word.w: { evaluate: order, text-order: utf-16, " + BOUNDS);
    assertThatThrownBy(scene::ours)
        .hasMessageContaining("[HC-1028]")
        .hasMessageContaining("write text-order: code-point");
  }
}
