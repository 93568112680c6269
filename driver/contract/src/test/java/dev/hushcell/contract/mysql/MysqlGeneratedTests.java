package dev.hushcell.contract.mysql;

import dev.hushcell.contract.GeneratedScene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
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
@EveryServer
@OneCollation // tables have that of the test
class MysqlGeneratedTests {
  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"{=exact}, false", "utf8mb4_general_ci, true", "{=usual}, true"})
  void makeNoDifferenceAndLeaveNoMark(String word, boolean tame) throws Exception {
    String collation = server.words().in(word).orElseThrow();
    boolean maria = !server.words().names().contains("mysql-itself");
    MariaSpeech speech = new MariaSpeech(collation, maria);
    GeneratedScene scene = new GeneratedScene(server, directory, speech, tame);
    for (Shapes schema : new Shapes[] {Shapes.ORDINARY, Shapes.SHARED}) {
      for (int seed = 1; seed <= 2; seed++) {
        scene.run(schema, seed * 31L + collation.length(), Depth.of(GeneratedScene.EACH, 20, 60));
      }
    }
    scene.assertMostRan();
    scene.assertNothingWasSeen();
  }
}
