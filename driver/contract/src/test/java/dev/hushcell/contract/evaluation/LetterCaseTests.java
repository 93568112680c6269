package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.model.LetterCase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL makes of letters, by the collation of the database. */
@EachPostgres
class LetterCaseTests {
  private static final String CALLS = "lower(?::text), upper(?::text)";

  private static final String COLUMNS =
      "columns:\n  person.name: { evaluate: [range, pattern], text-order: code-point,"
          + " rows: 1000, bytes: 1000000 }\n";

  /** Of them all letters are known everywhere but that of the last in small letters. */
  private static final List<String> NAMES =
      List.of(
          "M\u00fcller",
          "M\u00dcLLER",
          "mueller",
          "Wei\u00df",
          "WEISS",
          "Irmak",
          "irmak",
          "\u0130rmak",
          "\u0131rmak",
          "\u00c9va",
          "e\u0301va",
          "\u0394\u03ae\u03bc\u03bf\u03c2",
          "\u0416\u0443\u043a",
          "\ud801\udc00",
          "_%");

  @Parameter Server server;
  @TempDir Path directory;

  private Base database(String locale) throws SQLException {
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
    return new Base(url, base.user(), base.password(), '?');
  }

  @ParameterizedTest
  @CsvSource({
    "locale 'C', 50",
    "locale 'C.UTF-8', 2600",
    "locale_provider builtin builtin_locale 'C.UTF-8', 2600",
    "locale 'en_US.UTF-8', 2500",
    "locale_provider icu icu_locale 'en-US', 2600",
    "locale_provider icu icu_locale 'de', 2600",
    "locale_provider icu icu_locale 'tr', 2600",
    "locale_provider icu icu_locale 'el', 2500",
    "locale_provider icu icu_locale 'lt', 2600"
  })
  void isKnownAsTheDatabaseHasIt(String locale, int least) throws SQLException {
    try (Connection connection = database(locale).plain()) {
      LetterCase letters =
          Databases.of(connection).orElseThrow().catalog(connection).letterCase().orElseThrow();
      LetterWords words = new LetterWords(connection, letters, CALLS);
      assertThat(words.compareEach(0x1FFFF)).isGreaterThan(least);
      assertThat(words.compareWords(20_000)).isGreaterThan(least < 100 ? 1000 : 5000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "locale 'C'",
        "locale 'C.UTF-8'",
        "locale 'en_US.UTF-8'",
        "locale_provider icu icu_locale 'en-US'",
        "locale_provider icu icu_locale 'de'",
        "locale_provider icu icu_locale 'tr'"
      })
  void findsTheNamesThatAPlainColumnFinds(String locale) throws IOException, SQLException {
    Scene scene = Scene.of(server, database(locale), directory, COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "create table person (id int primary key, name varchar(40))");
      scene.run(plain, "create table clear (id int primary key, name varchar(40))");
      fill(ours, "person");
      fill(plain, "clear");
      for (String condition :
          List.of(
              "lower(name) = lower(?)",
              "upper(name) = upper(?)",
              "lower(name) like ?",
              "upper(name) like upper(?)",
              "name ilike ?",
              "name not ilike ?")) {
        for (String name : NAMES) {
          String rest = name.substring(name.offsetByCodePoints(0, 1));
          for (String given : List.of(name, "%" + rest, "_" + rest)) {
            assertThat(found(ours, "person", condition, given))
                .as("%s %s", condition, given)
                .isEqualTo(found(plain, "clear", condition, given));
          }
        }
      }
    }
  }

  private static void fill(Connection connection, String table) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values (?, ?)")) {
      for (int i = 0; i < NAMES.size(); i++) {
        insert.setInt(1, i);
        insert.setString(2, NAMES.get(i));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static List<Integer> found(
      Connection connection, String table, String condition, String given) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id from " + table + " where " + condition + " order by id")) {
      query.setString(1, given);
      try (ResultSet rows = query.executeQuery()) {
        List<Integer> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getInt(1));
        }
        return found;
      }
    }
  }
}
