package dev.hushcell.contract.h2;

import dev.hushcell.contract.OthersCode;
import dev.hushcell.contract.server.EachH2;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Code of others that a statement runs, by name or without naming it: what reaches a protected
 * table, may put SQL together or is no SQL is refused.
 */
@EachH2
class OthersCodeTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
      procedures: [ public.vouched ]
      """;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void isRefusedWhereItMayReachSomething() throws Exception {
    OthersCode.requireRefused(server, directory, "h2/others-code.txt", COLUMNS);
  }
}
