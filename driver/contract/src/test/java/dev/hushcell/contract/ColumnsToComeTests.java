package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A migration uses a table before one of its later steps adds the only column declared for it. */
@EachServer
@OneCollation
class ColumnsToComeTests {
  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void untilTheyAreThereOtherColumnsAreUsedByTheirNames() throws IOException, SQLException {
    Scene scene = Scene.of(server, directory, "columns:\n  person.secret: {}\n");
    try (Connection ours = scene.ours();
        Statement statement = ours.createStatement()) {
      scene.run(ours, "create table person (id int primary key, city varchar(40))");
      scene.run(ours, "insert into person (id, city) values (1, 'Graz')");
      scene.run(ours, "update person set city = 'Linz' where id = 1");
      assertThat(text(statement, "select p.city from person p where p.id = 1")).isEqualTo("Linz");
      assertThat(text(statement, "select count(*) from person")).isEqualTo("1");
      for (String sql :
          List.of(
              "select * from person",
              "select p.* from person p",
              "insert into person values (2, 'hidden')",
              "insert into person (id, secret) values (2, 'hidden')",
              "update person set secret = 'hidden'")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .describedAs(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-2133]");
      }
      scene.run(ours, "create index person_city on person (city)");
      scene.run(ours, "alter table person add column secret varchar(40)");
      scene.run(ours, "insert into person values (2, 'Wien', 'hidden')");
      assertThat(text(statement, "select secret from person where id = 2")).isEqualTo("hidden");
    }
    try (Connection plain = scene.plain();
        Statement statement = plain.createStatement()) {
      assertThat(text(statement, "select secret from person where id = 2"))
          .doesNotContain("hidden");
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
