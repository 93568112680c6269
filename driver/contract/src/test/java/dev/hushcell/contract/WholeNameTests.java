package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Tables with the name of their database in front, where a connection sees one database only. */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class WholeNameTests {
  private static final Set<String> ONE = Set.of("h2", "h2-mysql", "h2-mssql", "postgresql");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void theDatabaseOfTheConnectionIsNamedAndNoOtherIsReached() throws Exception {
    assumeTrue(ONE.contains(server.name()), "there the name is read otherwise");
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns: { contact.email: { search: equality, compare: exact } }\n");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table contact (id int primary key, email varchar(100))");
      String schema = ours.getCatalog() + "." + ours.getSchema();
      scene.run(ours, "insert into " + schema + ".contact values (1, 'ada@example.com')");
      scene.run(
          ours, "insert into " + schema + ".contact (id, email) values (2, 'bob@example.com')");
      scene.run(ours, "update " + schema + ".contact set email = 'cy@example.com' where id = 2");
      scene.run(ours, "delete from " + schema + ".contact where email = 'ada@example.com'");
      assertThat(Found.rows(ours, "select c.id, c.email from " + schema + ".contact c"))
          .containsExactly("2|cy@example.com");
      assertThatThrownBy(
              () -> Found.rows(ours, "select id from elsewhere." + ours.getSchema() + ".contact"))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("[HC-");
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.bytes(plain, "select email from contact"))
          .hasSize(1)
          .noneMatch(cell -> cell.contains("example"));
    }
  }
}
