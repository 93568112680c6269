package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In a rolling update, processes of the version before work until a column gets cells that they do
 * not know. Then they stop with a code that says so, and write nothing any more.
 */
@EachServer
class OlderVersionTests {
  private static final String NOTE =
      "columns:\n  note.body: { search: equality, compare: exact }\n";
  private static final String INSERT = "insert into note values (%d, 'secret')";
  private static final Duration NOTICED = Duration.ofSeconds(20);

  /** One for all tests: it loads the whole driver. */
  private static final OlderVersion OLDER = new OlderVersion();

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void note() throws Exception {
    scene = Scene.of(server, directory, NOTE);
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table note (id int primary key, body varchar(20))");
    }
  }

  private Path later(String rule) throws Exception {
    String now = Files.readString(scene.configuration());
    String both = now.replace(NOTE, NOTE + "  person.last: { " + rule + " }\n");
    return Files.writeString(directory.resolve("later.yaml"), both);
  }

  /** Makes a table of which the cells are new in this version. */
  private void make(Path later) throws SQLException {
    try (Connection now = scene.base().ours(later)) {
      scene.run(
          now,
          "create table person (id int primary key, last varchar(20))",
          "insert into person values (1, 'Lovelace')");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search: equality, compare: ignore-case",
        "narrow: { first: 3, groups: 4 }",
        "narrow: { whole: true, groups: 4 }"
      })
  void oneThatStartsIsStopped(String rule) throws Exception {
    DataSource before = OLDER.source(scene, scene.configuration());
    DataSource after = OLDER.source(scene, scene.configuration());
    try (AutoCloseable first = (AutoCloseable) before;
        AutoCloseable second = (AutoCloseable) after) {
      OLDER.as(
          () -> {
            try (Connection connection = before.getConnection()) {
              scene.run(connection, INSERT.formatted(1));
              assertThat(Found.rows(connection, "select id from note where body = 'secret'"))
                  .containsExactly("1");
            }
          });
      make(later(rule));
      OLDER.as(
          () ->
              assertThatThrownBy(
                      () -> {
                        try (Connection connection = after.getConnection()) {
                          scene.run(connection, INSERT.formatted(2));
                        }
                      })
                  .isInstanceOf(SQLException.class)
                  .hasMessageContaining("[HC-1319]")
                  .hasMessageContaining("format 4"));
    }
    try (Connection plain = scene.plain();
        Connection now = scene.base().ours(directory.resolve("later.yaml"))) {
      assertThat(Found.rows(plain, "select id from note")).containsExactly("1");
      assertThat(Found.rows(now, "select body from note")).containsExactly("secret");
      assertThat(Found.rows(now, "select last from person")).containsExactly("Lovelace");
    }
  }

  /** It looks at the catalogue at least every ten seconds. */
  @Test
  @Tag("nightly")
  void oneThatRunsIsStopped() throws Exception {
    DataSource before = OLDER.source(scene, scene.configuration());
    List<Connection> opened = new ArrayList<>();
    try (AutoCloseable first = (AutoCloseable) before) {
      OLDER.as(() -> opened.add(before.getConnection()));
      try (Connection connection = opened.get(0)) {
        OLDER.as(() -> scene.run(connection, INSERT.formatted(1)));
        make(later("search: equality, compare: ignore-case"));
        OLDER.as(() -> insertUntilStopped(connection));
      }
    }
    try (Connection now = scene.base().ours(directory.resolve("later.yaml"))) {
      assertThat(Found.rows(now, "select distinct body from note")).containsExactly("secret");
    }
  }

  private void insertUntilStopped(Connection connection) {
    Instant end = Instant.now().plus(NOTICED);
    SQLException stopped = null;
    for (int id = 2; stopped == null && Instant.now().isBefore(end); id++) {
      try {
        scene.run(connection, INSERT.formatted(id));
        TimeUnit.MILLISECONDS.sleep(500);
      } catch (SQLException e) {
        stopped = e;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(String.valueOf(stopped)).contains("[HC-1319]", "format 4");
    for (String sql : List.of(INSERT.formatted(1000), "select body from note")) {
      assertThatThrownBy(() -> scene.run(connection, sql)).hasMessageContaining("[HC-1319]");
    }
  }
}
