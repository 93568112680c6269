package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A table that has rows is encrypted while it is used. */
@EachPostgres
class RewritingTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.password: {}
      """;
  private static final TableName CONTACT = new TableName("public", "contact");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table contact (id int primary key, email varchar(100) not null unique,"
              + " name varchar(40), password varchar(60))");
      scene.run(
          plain,
          "insert into contact select i, 'user' || i || '@example.com', 'name ' || i,"
              + " case when i % 7 = 0 then null else 'secret ' || i end"
              + " from generate_series(1, 3500) as g(i)");
    }
  }

  @Test
  void encryptsTheColumnsOfATableThatHasRows() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus done =
          Hushcell.columns(ours)
              .encrypt(CONTACT, RewritingOptions.usual().asOnlyProcess(), ColumnProgress.none());
      assertThat(done.phase()).isEqualTo(RewritingStatus.Phase.ENDED);
      assertThat(Found.rows(ours, "select * from contact where email = 'user14@example.com'"))
          .containsExactly("14|user14@example.com|name 14|null");
      assertThat(Found.rows(ours, "select * from contact where id = 15"))
          .containsExactly("15|user15@example.com|name 15|secret 15");
      assertThat(Found.bytes(plain, "select email from contact"))
          .hasSize(3500)
          .noneMatch(cell -> cell.contains("user"));
      scene.run(ours, "insert into contact values (4000, 'new@example.com', 'new', 'word')");
      assertThat(Found.rows(ours, "select * from contact where email = 'new@example.com'"))
          .containsExactly("4000|new@example.com|new|word");
    }
  }
}
