package dev.hushcell.contract.mysql;

import dev.hushcell.contract.GeneratedScene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.generated.Shapes;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Generated statements, once with a binary collation and every text, once with the collations that
 * servers have by default and texts that they do not take for one another.
 */
@EachMaria
@OneCollation // tables have that of the test
class MysqlGeneratedTests {
  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "utf8mb4_nopad_bin, false",
    "utf8mb4_general_ci, true",
    "utf8mb4_uca1400_ai_ci, true"
  })
  void makeNoDifferenceAndLeaveNoMark(String collation, boolean tame) throws Exception {
    GeneratedScene scene = new GeneratedScene(server, directory, new MariaSpeech(collation), tame);
    for (Shapes schema : new Shapes[] {Shapes.ORDINARY, Shapes.SHARED}) {
      for (int seed = 1; seed <= 2; seed++) {
        scene.run(schema, seed * 31L + collation.length(), Depth.of(20, 60));
      }
    }
    scene.assertMostRan();
    scene.assertNothingWasSeen();
  }
}
