package dev.hushcell.contract.sqlite;

import dev.hushcell.contract.GeneratedScene;
import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.generated.Shapes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Generated statements over generated tables, with both kinds of journals. */
@EachSqlite
class SqliteGeneratedTests {
  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void makeNoDifferenceAndLeaveNoMark() throws Exception {
    GeneratedScene scene = new GeneratedScene(server, directory, new SqliteSpeech(), false);
    for (Shapes schema : new Shapes[] {Shapes.ORDINARY, Shapes.SHARED}) {
      for (int seed = 1; seed <= 2; seed++) {
        scene.run(schema, seed * 37L, Depth.of(GeneratedScene.EACH, 25, 60));
      }
    }
    scene.assertMostRan();
    scene.assertNothingWasSeen();
  }
}
