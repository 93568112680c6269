package dev.hushcell.contract.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code SIMILAR TO} is known where its pattern has nothing but what {@code LIKE} has too. */
@EachPostgres
@WithoutOptions
class SimilarTests {
  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void makeTables() throws Exception {
    scene = Scene.of(server, directory, "columns:\n  sealed.name: { search: full }\n");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (String table : new String[] {"sealed", "clear"}) {
        Connection connection = table.equals("clear") ? plain : ours;
        scene.run(connection, "create table %s (id int primary key, name text)".formatted(table));
        scene.run(
            connection,
            ("insert into %s values (1, 'ada'), (2, 'a'), (3, 'a|b'), (4, 'b'), (5, ''), (6, null),"
                    + " (7, E'a\\nb'), (8, 'aaa'), (9, 'Ada'), (10, 'a_a')")
                .formatted(table));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name similar to 'a%'",
        "name not similar to 'a%'",
        "name similar to 'a_a'",
        "name similar to ''",
        "name similar to 'a_b'",
        "name similar to '%A%' or id = 4",
      })
  void decidesAsTheDatabase(String condition) throws Exception {
    assertThat(found("sealed", condition)).isEqualTo(found("clear", condition));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name similar to 'a|b'",
        "name similar to 'a+'",
        "name similar to '[ab]'",
        "name similar to 'a{3}'",
        "name similar to 'a\\%'",
        "name similar to 'a!%' escape '!'",
        "name similar to null",
      })
  void refusesWhatMeansMore(String condition) {
    assertThatThrownBy(() -> found("sealed", condition)).hasMessageContaining("HC-21");
  }

  /** Texts that differ in a literal alone share a plan, unless planning reads it. */
  @Test
  void looksAtEachPattern() throws Exception {
    assertThat(found("sealed", "name similar to 'a'")).isEqualTo(found("clear", "name = 'a'"));
    assertThatThrownBy(() -> found("sealed", "name similar to 'a|b'"))
        .hasMessageContaining("HC-21");
  }

  private String found(String table, String condition) throws Exception {
    try (Connection connection = table.equals("clear") ? scene.plain() : scene.ours();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id from %s where %s order by id".formatted(table, condition))) {
      return Found.rows(rows).toString();
    }
  }
}
