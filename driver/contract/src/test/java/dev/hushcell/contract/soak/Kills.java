package dev.hushcell.contract.soak;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/** Ends sessions on the server, whoever has them. */
final class Kills implements Disturbance {
  private final Scene scene;
  private final String sessions;
  private final Random random = new Random(7);

  Kills(Scene scene, Words words) {
    this.scene = scene;
    this.sessions = words.in("{=sessions}").orElseThrow();
  }

  @Override
  public void once(Pool pool, Tally tally) throws SQLException, InterruptedException {
    try (Connection plain = scene.plain()) {
      List<String> all = Found.rows(plain, sessions);
      if (!all.isEmpty()) {
        kill(plain, all.get(random.nextInt(all.size())));
      }
    }
    pool.pause(200 + random.nextInt(600));
  }

  private void kill(Connection plain, String session) throws SQLException {
    try {
      scene.run(plain, "{=kill " + session + "}");
    } catch (SQLException e) {
      if (e.getErrorCode() != 1094) { // it is gone already
        throw e;
      }
    }
  }
}
