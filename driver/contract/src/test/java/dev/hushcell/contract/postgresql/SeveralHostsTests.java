package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The driver goes on to the next host of a URL, which may be that of another cluster. */
@EachPostgres
class SeveralHostsTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void rows() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact values (1, 'ada@example.com')");
    }
  }

  @Test
  void anotherClusterIsRefused() throws IOException, SQLException {
    String name = scene.base().name();
    try (EmbeddedPostgres other = EmbeddedPostgres.builder().start()) {
      try (Connection there = other.getPostgresDatabase().getConnection()) {
        scene.run(there, "create database " + name);
      }
      String url = url(other.getPort(), name);
      try (Connection ours = connect(url)) {
        assertThat(Found.rows(ours, "select email from contact"))
            .containsExactly("ada@example.com");
      }
      shut(true);
      assertThatThrownBy(() -> connect(url).close()).hasMessageContaining("[HC-1049]");
      shut(false);
    }
  }

  private void shut(boolean now) throws SQLException {
    String base = scene.base().url();
    String name = scene.base().name();
    try (Connection admin =
        DriverManager.getConnection(
            base.replace("/" + name, "/postgres"), scene.base().user(), scene.base().password())) {
      scene.run(admin, "alter database " + name + " allow_connections " + !now);
    }
  }

  private String url(int other, String name) {
    URI first = URI.create(scene.base().url().substring("jdbc:".length()));
    return "jdbc:hushcell:postgresql://localhost:"
        + first.getPort()
        + ",localhost:"
        + other
        + "/"
        + name
        + "?hostRecheckSeconds=0&hushcell.config="
        + URLEncoder.encode(scene.configuration().toString(), StandardCharsets.UTF_8);
  }

  private Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, scene.base().user(), scene.base().password());
  }
}
