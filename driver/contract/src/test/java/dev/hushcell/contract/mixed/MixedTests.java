package dev.hushcell.contract.mixed;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.Twin;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Where a database would get plaintext and cells in one place, the statement has cells alone, or is
 * refused: what the plain driver answers is answered alike or refused with a code, and never by an
 * error of the database about types.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class MixedTests {
  private static final int STATEMENTS = Depth.of("hushcell.mixed.statements", 150, 400);
  private static final long SEED = Long.getLong("hushcell.mixed.seed", 13);
  private static final int ONE_IN = 10;
  private static final String COLUMNS =
      """
      columns:
        contact.email:  { search: equality, compare: exact }
        contact.secret: { }
      """;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void isAnsweredAsByThePlainDriverOrRefused() throws IOException, SQLException {
    Scene scene = Scene.of(server, directory, COLUMNS);
    SoftAssertions all = new SoftAssertions();
    MixedStatements statements = new MixedStatements(new Random(SEED));
    try (Connection plain = server.fresh().plain();
        Connection ours = scene.ours()) {
      Twin twin = new Twin(plain, ours, all);
      twin.makeTables(server.name());
      for (int i = 0; i < STATEMENTS; i++) {
        twin.compare(statements.next());
      }
      twin.requireAnswers(STATEMENTS / ONE_IN);
    }
    all.assertAll();
  }
}
