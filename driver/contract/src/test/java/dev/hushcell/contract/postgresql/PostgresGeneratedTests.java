package dev.hushcell.contract.postgresql;

import dev.hushcell.contract.GeneratedScene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.generated.Shapes;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated statements, under collations of every provider that PostgreSQL has. */
@EachPostgres
class PostgresGeneratedTests {
  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"", " COLLATE \"C\"", " COLLATE \"und-x-icu\""})
  void makeNoDifferenceAndLeaveNoMark(String collation) throws Exception {
    GeneratedScene scene =
        new GeneratedScene(server, directory, new PostgresSpeech(collation), false);
    for (Shapes schema : Shapes.values()) {
      scene.run(schema, 31L + collation.length(), Depth.of(GeneratedScene.EACH, 30, 80));
    }
    scene.assertMostRan();
    scene.assertNothingWasSeen();
  }
}
