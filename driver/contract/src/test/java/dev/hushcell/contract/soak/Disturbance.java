package dev.hushcell.contract.soak;

import java.sql.SQLException;
import java.util.Set;

/** What goes on beside the application, again and again. */
interface Disturbance {
  /** Does it once. */
  void once(Pool pool, Tally tally) throws SQLException, InterruptedException;

  /** Returns the codes with which it may fail, beside those of all. */
  default Set<String> codes() {
    return Set.of();
  }

  /** Does it until all is over. */
  default void run(Pool pool, Tally tally) {
    String name = getClass().getSimpleName();
    try {
      while (!pool.isOver()) {
        if (pool.isLate() && tally.of(name) > 0) {
          pool.pause(100);
          continue;
        }
        try {
          once(pool, tally);
          tally.did(name);
        } catch (SQLException e) {
          if (!pool.isOver()) { // else it may have been interrupted
            tally.failed(name, e, codes());
          }
          pool.pause(100);
        } catch (RuntimeException e) {
          tally.bad(name, e);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
