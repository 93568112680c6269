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
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL reads the word NULL as text where cells are wanted. The driver refuses that. */
@EachPostgres
class CellTypeTests {
  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void tables() throws Exception {
    scene =
        Scene.of(
            server,
            directory,
            "columns: { contact.email: { search: equality, compare: exact } }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact values (1, 'ada@example.com')");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "values (null) union all select email from contact",
        "select email from contact union all values (null)",
        "select id from contact where (id, email) in (values (1, null), (2, null))",
        "merge into contact c using (values (1, null)) s (i, e) on c.id = s.i"
            + " when matched then update set email = s.e"
      })
  void isRefusedWithACode(String sql) throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("[HC-4045]");
      statement.addBatch(sql);
      assertThatThrownBy(statement::executeBatch).hasMessageContaining("[HC-4045]");
      assertThatThrownBy(
              () -> {
                try (PreparedStatement prepared = ours.prepareStatement(sql)) {
                  prepared.execute();
                }
              })
          .hasMessageContaining("[HC-4045]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update contact set email = (select null)",
        "update contact set email = nullif(null, null)",
        "update contact set email = u.e from (select null as e) u",
      })
  void isGivenItsTypeInAQuery(String sql) throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
      assertThat(Found.rows(statement.executeQuery("select email from contact")))
          .containsExactly("null");
    }
  }

  @Test
  void isTakenAsAParameter() throws SQLException {
    try (Connection ours = scene.ours();
        PreparedStatement statement =
            ours.prepareStatement("values (?) union all select email from contact")) {
      statement.setNull(1, Types.VARCHAR);
      assertThat(Found.rows(statement.executeQuery())).contains("null", "ada@example.com");
    }
  }

  @Test
  void mistakeInPlainColumnsIsThatOfTheServer() throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      assertThatThrownBy(() -> statement.execute("select email from contact where id = 'x'::text"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42883"));
    }
  }
}
