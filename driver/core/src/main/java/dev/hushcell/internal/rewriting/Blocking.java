package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.policy.TableName;
import java.time.Duration;

/** For how long a job has others wait. */
final class Blocking {
  private Blocking() {}

  /** Refuses what is about to take longer than an administrator allows. */
  static void require(TableName table, Duration estimate, Duration mayBlock) {
    if (estimate.compareTo(mayBlock) > 0) {
      throw KeyringFault.NOT_REWRITABLE.fault(
          "nobody could write "
              + table
              + " for about "
              + seconds(estimate)
              + " s, which is more than the "
              + mayBlock.toSeconds()
              + " s that are allowed; where they may wait, allow it with --may-block "
              + seconds(estimate.multipliedBy(2)));
    }
  }

  private static long seconds(Duration time) {
    return Math.max(1, time.toSeconds());
  }
}
