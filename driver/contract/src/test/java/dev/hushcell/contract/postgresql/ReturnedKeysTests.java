package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a text returns by RETURNING comes as generated keys, under the names that it gives. */
@EachPostgres
class ReturnedKeysTests {
  private static final String INSERT =
      "insert into contact (id, name, email) values (?, 'Ada', 'ada@x') returning ";

  @Parameter Server server;
  @TempDir Path directory;
  private Connection ours;

  @BeforeEach
  void table() throws Exception {
    Scene scene = Scene.of(server, directory, "columns:\n  contact.email: {}\n");
    ours = scene.ours();
    scene.run(
        ours, "create table contact (id int primary key, name varchar(20), email varchar(20))");
  }

  @AfterEach
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  @Test
  void opensCellsUnderOtherNames() throws SQLException {
    assertThat(keys("email as shown", false)).isEqualTo("shown=ada@x");
    assertThat(keys("email as name, name as email", false)).isEqualTo("name=ada@x email=Ada");
    assertThat(keys("email as name, name as email", true)).isEqualTo("name=ada@x email=Ada");
    assertThat(keys("*", false)).endsWith("name=Ada email=ada@x");
    assertThat(keys("id as nr, email", true)).endsWith(" email=ada@x");
  }

  private int last;

  private String keys(String returned, boolean batch) throws SQLException {
    try (PreparedStatement statement =
        ours.prepareStatement(INSERT + returned, Statement.RETURN_GENERATED_KEYS)) {
      statement.setInt(1, ++last);
      if (batch) {
        statement.addBatch();
        statement.executeBatch();
      } else {
        statement.executeUpdate();
      }
      try (ResultSet rows = statement.getGeneratedKeys()) {
        assertThat(rows.next()).isTrue();
        StringBuilder read = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          read.append(i == 1 ? "" : " ").append(rows.getMetaData().getColumnLabel(i));
          read.append('=').append(rows.getObject(i));
        }
        return read.toString();
      }
    }
  }
}
