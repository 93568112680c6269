package dev.hushcell.contract.mysql;

import dev.hushcell.contract.OthersCode;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Code of others that a statement runs, by name or without naming it: what reaches a protected
 * table, may put SQL together or is no SQL is refused.
 */
@EachMaria
@EveryServer
@OneCollation
class OthersCodeTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
      """;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void isRefusedWhereItMayReachSomething() throws Exception {
    OthersCode.requireRefused(server, directory, "mysql/others-code.txt", COLUMNS);
  }
}
