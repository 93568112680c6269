package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that the database compares by something else than its code points. */
@EachPostgres
class CollationTests {
  private static final String LOOSE =
      "create collation loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false)";
  private static final String TABLE = "create table word (id int primary key, w %s)";
  private static final String LOOKUP = "select id from word where w = 'ada' order by id";

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene(String rule) throws Exception {
    Scene scene = Scene.of(server, directory, "columns: { word.w: { " + rule + " } }\n");
    try (Connection plain = scene.plain()) {
      scene.run(plain, LOOSE, "create extension citext");
    }
    return scene;
  }

  private static List<String> ids(Connection connection, String word) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select id from word where w = ? order by id")) {
      query.setString(1, word);
      try (ResultSet rows = query.executeQuery()) {
        return Found.rows(rows);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text collate loose, true",
    "text collate loose, false",
    "varchar(20) collate public.loose, true",
    "char(20) collate loose, true",
    "citext, true",
    "citext, false"
  })
  void looseTextIsNotActivatedForSearchWithoutAWord(String type, boolean there) throws Exception {
    Scene scene = scene("search: equality");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      String create = TABLE.formatted(type);
      if (there) {
        scene.run(plain, create);
      }
      assertThatThrownBy(() -> scene.run(ours, there ? LOOKUP : create))
          .hasMessageContaining("[HC-2207]")
          .hasMessageContaining("compare: exact");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text collate loose", "citext"})
  void looseTextIsKeptWithoutSearch(String type) throws Exception {
    Scene scene = scene("search: none");
    try (Connection ours = scene.ours()) {
      scene.run(ours, TABLE.formatted(type), "insert into word values (1, 'Ada')");
      assertThat(Found.rows(ours, "select w from word")).containsExactly("Ada");
      assertThatThrownBy(() -> ids(ours, "ada")).hasMessageContaining("[HC-2104]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text collate loose", "citext"})
  void inSmallLettersItFindsWhatThePlainColumnFinds(String type) throws Exception {
    Scene scene = scene("search: equality, compare: lower");
    String rows = "insert into word values (1, 'Ada'), (2, 'ADA'), (3, 'ada '), (4, null), (5, '')";
    try (Connection ours = scene.ours();
        Connection other = server.fresh().plain()) {
      scene.run(other, LOOSE, "create extension citext", TABLE.formatted(type), rows);
      scene.run(ours, TABLE.formatted(type), rows);
      assertThat(Found.rows(ours, LOOKUP)).isEqualTo(Found.rows(other, LOOKUP)).hasSize(2);
      String others = "select id from word where w <> 'ADA' order by id";
      assertThat(Found.rows(ours, others)).isEqualTo(Found.rows(other, others));
      String groups = "select count(*) from word group by w order by 1";
      assertThat(Found.rows(ours, groups)).isEqualTo(Found.rows(other, groups));
      assertThat(ids(ours, "aDa")).containsExactly("1", "2");
    }
  }

  @Test
  void exactlyItFindsWhatWasWritten() throws Exception {
    Scene scene = scene("search: equality, compare: exact");
    try (Connection ours = scene.ours()) {
      scene.run(ours, TABLE.formatted("citext"), "insert into word values (1, 'Ada'), (2, 'ada')");
      assertThat(Found.rows(ours, LOOKUP)).containsExactly("2");
      assertThat(Found.rows(ours, "select w from word order by id")).containsExactly("Ada", "ada");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"und-x-icu", "de-x-icu", "C", "POSIX", "ucs_basic", "unicode"})
  void collationsThatEveryDatabaseHasAreExact(String collation) throws Exception {
    Scene scene = scene("search: equality");
    String type = "text collate \"" + collation + "\"";
    String rows = "insert into word values (1, 'ada'), (2, 'ADA'), (3, 'ada '), (4, 'a\u0301da')";
    try (Connection ours = scene.ours();
        Connection plain = server.fresh().plain()) {
      scene.run(ours, TABLE.formatted(type), rows);
      assertThat(Found.rows(ours, LOOKUP)).containsExactly("1");
      scene.run(plain, TABLE.formatted(type), rows);
      assertThat(Found.rows(plain, LOOKUP)).containsExactly("1");
    }
  }

  /** Its name could be that of another one in front of the search path. */
  @Test
  void collationThatSomebodyMadeIsKnownByTheCatalogOnly() throws Exception {
    Scene scene = scene("search: equality");
    String create = TABLE.formatted("text collate mine");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create collation mine from \"C\"");
      try (Connection ours = scene.ours()) {
        assertThatThrownBy(() -> scene.run(ours, create)).hasMessageContaining("[HC-2207]");
      }
    }
    Scene other = scene("search: equality");
    try (Connection plain = other.plain();
        Connection ours = other.ours()) {
      other.run(plain, "create collation mine from \"C\"", create);
      assertThat(Found.rows(ours, LOOKUP)).isEmpty();
    }
  }
}
