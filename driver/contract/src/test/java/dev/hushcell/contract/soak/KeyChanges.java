package dev.hushcell.contract.soak;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Changes the key-encryption key. */
final class KeyChanges implements Disturbance {
  @Override
  public void once(Pool pool, Tally tally) throws SQLException, InterruptedException {
    try (Connection connection = pool.connection()) {
      Hushcell.keys(connection)
          .changeKey(ChangeOptions.usual().regardlessOfInterval(), Progress.none());
    }
    pool.pause(1500);
  }

  /** The other administrator may be at work. */
  @Override
  public Set<String> codes() {
    return Set.of("HC-1343");
  }
}
