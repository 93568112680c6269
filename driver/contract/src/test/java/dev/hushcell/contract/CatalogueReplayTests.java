package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Whatever earlier state of a catalogue somebody puts back, nothing is answered, sealed or lost by
 * it. {@code -Dhushcell.replay.seed} and {@code -Dhushcell.replay.steps} make a run of their own.
 */
@EachRewriting
class CatalogueReplayTests {
  private static final int ATTACKS = Depth.of(2, 4);

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void noEarlierCatalogueIsBelieved() throws Exception {
    CatalogueReplay replay =
        new CatalogueReplay(server, directory, Long.getLong("hushcell.replay.seed", 1));
    replay.run(Depth.of("hushcell.replay.steps", 3, 6), ATTACKS);
    assertThat(replay.wrong()).isEmpty();
  }
}
