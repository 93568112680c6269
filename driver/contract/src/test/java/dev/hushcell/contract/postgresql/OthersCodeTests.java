package dev.hushcell.contract.postgresql;

import dev.hushcell.contract.OthersCode;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
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
}
