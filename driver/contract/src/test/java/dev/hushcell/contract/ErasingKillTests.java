package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.Erasures;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A process that erases a person dies between two statements, whichever they are, and another one
 * goes on: by the list, or because the same person is erased again. An ordinary build tries some of
 * the statements; {@code -Dhushcell.erasing.kills=1} tries all.
 */
@EachRewriting
class ErasingKillTests {
  /** More statements than there are. */
  private static final int NEVER = 1_000_000;

  private static final int MESSAGES = 501;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void goesOnWhereverItDied() throws Exception {
    int all = dies(NEVER);
    assertThat(all).isGreaterThan(20);
    int each = Depth.of("hushcell.erasing.kills", all / 3, 7);
    for (int cut = 1 + Depth.offset(Math.max(1, each - 1), server.name()); cut < all; cut += each) {
      dies(cut);
    }
  }

  /** Returns how many statements there are, if it was over before it could die. */
  private int dies(int cut) throws Exception {
    Path own = Files.createDirectory(directory.resolve("cut-" + cut));
    Scene scene = ErasingScene.of(server, own, MESSAGES);
    CutDataSource dying = new CutDataSource(scene.base()::plain);
    int statements = run(scene, dying, cut);
    try (HushcellDataSource source = scene.source(scene.base()::plain);
        Connection ours = source.getConnection()) {
      Erasures erasures = Hushcell.erasures(ours);
      int listed = erasures.status().listed();
      if (listed == 0 || cut % 2 == 0) {
        ErasureReport unused = erasures.erase("customer_id", ErasingScene.NAME);
      } else {
        assertThat(erasures.replay()).hasSizeLessThan(2);
      }
      assertThat(ErasingScene.rows(ours))
          .describedAs("died after statement " + cut)
          .isEqualTo(ErasingScene.forgotten(MESSAGES));
      assertThat(erasures.status().open()).isEmpty();
      assertThat(erasures.replay()).isEmpty();
    }
    return statements;
  }

  private static int run(Scene scene, CutDataSource dying, int cut) throws Exception {
    try (HushcellDataSource source = scene.source(dying::open)) {
      Connection ours = source.getConnection();
      int begun = dying.statements();
      dying.cutAfter(cut);
      try {
        ErasureReport done = Hushcell.erasures(ours).erase("customer_id", ErasingScene.NAME);
        assertThat(done.isDone()).isTrue();
        return dying.statements() - begun;
      } catch (SQLException died) {
        assertThat(died.getMessage()).startsWith("[HC-");
        return Integer.MAX_VALUE;
      }
    }
  }
}
