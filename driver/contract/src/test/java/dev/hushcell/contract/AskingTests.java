package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The connection on which it is asked what a database has cannot always be had. */
@EachServer
@WithoutOptions
class AskingTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private volatile boolean refused;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "create table other (id int primary key)",
          "insert into contact values (1, 'ada@example.com')");
    }
  }

  private Connection open() throws SQLException {
    if (refused) {
      throw new SQLException("too many connections", "53300");
    }
    return scene.plain();
  }

  @Test
  void whereNobodyCanBeAskedOnlyWhatIsKnownGoesOn() throws Exception {
    try (HushcellDataSource source = scene.source(this::open);
        Connection ours = source.getConnection()) {
      String known = "select email from contact where id = 1";
      assertThat(Found.rows(ours, known)).containsExactly("ada@example.com");
      refused = true;
      assertThat(Found.rows(ours, known)).containsExactly("ada@example.com");
      String unknown = "select 1 as never_seen from other";
      if (server.name().startsWith("sqlite")) {
        assertThat(Found.rows(ours, unknown)).isEmpty(); // the session itself is asked
        return;
      }
      assertThatThrownBy(() -> Found.rows(ours, unknown))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08006"))
          .hasMessageMatching("\\[HC-(4098|1301)].*");
      refused = false;
      assertThat(Found.rows(ours, unknown)).isEmpty();
    }
  }
}
