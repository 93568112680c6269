package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.Rewriting;
import java.time.Duration;

/** For how long a job has others wait. */
final class Blocking {
  private Blocking() {}

  /** Refuses what is about to take longer than an administrator allows. */
  static void require(Rewriting job, Duration estimate, Duration mayBlock) {
    if (estimate.compareTo(mayBlock) > 0) {
      throw KeyringFault.NOT_REWRITABLE.fault(
          "nobody could write "
              + job.table()
              + " for about "
              + Math.max(1, estimate.toSeconds())
              + " s, which is more than the "
              + mayBlock.toSeconds()
              + " s that are allowed; resume the job with more");
    }
  }
}
