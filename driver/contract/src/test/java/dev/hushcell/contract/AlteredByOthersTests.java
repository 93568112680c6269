package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Somebody else adds and drops columns: {@code SELECT *} fails once, and is then as it should. */
@EachServer
@OneCollation
@WithoutOptions
class AlteredByOthersTests {
  private static final String ALL = "select * from contact where email = ";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void starsAreReadAnewAtTheSecondRun() throws Exception {
    Scene scene = Scene.of(server, directory, "columns:\n  contact.email: { search: equality }\n");
    try (Connection ours = scene.ours();
        Connection other = scene.plain();
        Statement direct = ours.createStatement()) {
      scene.run(ours, "create table contact (id int primary key, email varchar(60))");
      scene.run(ours, "insert into contact values (1, 'ada@example.com')");
      try (PreparedStatement prepared = ours.prepareStatement(ALL + "?")) {
        Query query =
            () -> {
              prepared.setString(1, "ada@example.com");
              return prepared.executeQuery();
            };
        isReadAnew(scene, other, query);
      }
      isReadAnew(scene, other, () -> direct.executeQuery(ALL + "'ada@example.com'"));
    }
  }

  private static void isReadAnew(Scene scene, Connection other, Query query) throws SQLException {
    assertThat(columns(query)).isEqualTo(2);
    scene.run(other, "alter table contact add column age int");
    changed(query);
    assertThat(columns(query)).isEqualTo(3);
    scene.run(other, "alter table contact drop column age");
    changed(query);
    assertThat(columns(query)).isEqualTo(2);
  }

  @FunctionalInterface
  private interface Query {
    ResultSet run() throws SQLException;
  }

  private static int columns(Query query) throws SQLException {
    try (ResultSet rows = query.run()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("email")).isEqualTo("ada@example.com");
      return rows.getMetaData().getColumnCount();
    }
  }

  /** SQLSTATE 40001 tells an application to run the transaction again. */
  private static void changed(Query query) {
    assertThatThrownBy(() -> columns(query))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40001"))
        .hasMessageContaining("[HC-4020] columns of a table changed");
  }
}
