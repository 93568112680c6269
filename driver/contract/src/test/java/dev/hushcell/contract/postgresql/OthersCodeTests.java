package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.OthersCode;
import dev.hushcell.contract.Overheard;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Code of others that a statement runs, by name or without naming it: what reaches a protected
 * table, may put SQL together or is no SQL is refused.
 */
@EachPostgres
class OthersCodeTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        a_table_with_a_name_that_is_as_long_as_the_database_lets_it_be1.email: {}
      plain: [ open.contact ]
      procedures: [ public.vouched ]
      """;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void isRefusedWhereItMayReachSomething() throws Exception {
    OthersCode.requireRefused(server, directory, "postgresql/others-code.txt", COLUMNS);
  }

  /** All other names were known before: the operator is what looks at the database again. */
  @Test
  void operatorIsSeenWhereItAppearsFirst() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60), city varchar(60))",
          "create table note (id int, word varchar(90))",
          "select id from note where word = 'x' and word <> 'y'");
      scene.run(
          plain,
          "create function known(a text) returns bool language sql as"
              + " $$ select exists (select 1 from contact where city = a) $$",
          "create operator @#@ (rightarg = text, function = known)");
      Overheard.requireKept(scene, "select id from note where @#@ '" + Overheard.MARK + "'::text");
      assertThatThrownBy(() -> scene.run(ours, "select id from note where @#@ word"))
          .hasMessageContaining("[HC-2118]");
    }
  }
}
