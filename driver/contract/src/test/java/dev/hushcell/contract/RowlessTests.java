package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A statement whose first word says that it touches no rows, and that holds one that does: behind a
 * forgotten semicolon, or in parentheses. Nothing of it reaches the server.
 */
@EachServer
@OneCollation
@WithoutOptions
class RowlessTests {
  private static final String MARK = "Zq7rowlessWord";

  private static final List<String> HEADS =
      List.of(
          "commit",
          "rollback",
          "savepoint a",
          "release a",
          "begin",
          "start transaction",
          "end",
          "analyze",
          "show tables",
          "show",
          "set a = 1",
          "set transaction read only",
          "use a",
          "checkpoint",
          "vacuum",
          "lock table contact in share mode",
          "close a",
          "fetch a",
          "grant select on contact to a",
          "revoke select on contact from a",
          "comment on table contact is 'x'",
          "drop index a on contact");

  private static final List<String> WHOLE =
      List.of(
          "show tables where (select count(*) from contact where email = '%s') > 0",
          "show columns from contact where (select max(email) from contact) = '%s'",
          "set @a = (select id from contact where email = '%s')",
          "set session sql_mode = (select email from contact where email = '%s')",
          "analyze update contact set email = '%s' where id = 1",
          "analyze format=json select id from contact where email = '%s'",
          "analyze select id from contact where email = '%s'",
          "help (select email from contact where email = '%s')");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void valuesOfRowsAreNotSent() throws Exception {
    Scene scene = Scene.of(server, directory, "columns:\n  contact.email: { search: equality }\n");
    List<String> texts = new ArrayList<>();
    for (String head : HEADS) {
      texts.add(head + " update contact set email = '%s'");
      texts.add(head + " insert into contact values (2, '%s')");
    }
    texts.addAll(WHOLE);
    Traces traces = new Traces(server);
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table contact (id int primary key, email varchar(60))");
      for (String text : texts) {
        send(ours, text.formatted(MARK));
      }
    }
    server.flush();
    assertThat(traces.of(Set.of(MARK)))
        .allSatisfy((mark, found) -> assertThat(found).as(mark).isEmpty());
  }

  /** Many are no statement of this server: whatever it says, it must not have seen the value. */
  private static void send(Connection ours, String sql) {
    try (Statement statement = ours.createStatement()) {
      boolean unused = statement.execute(sql);
    } catch (SQLException refused) {
      assertThat(refused.getMessage()).as(sql).doesNotContain(MARK);
    }
  }
}
