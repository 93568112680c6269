package dev.hushcell.internal.plan.pipeline;

/** Learns how long texts waited for their plans. */
public interface PlanListener {
  /** Learns nothing. */
  PlanListener NONE =
      new PlanListener() {
        @Override
        public boolean listens() {
          return false;
        }

        @Override
        public void planned(long nanoseconds, boolean known) {}
      };

  /** Tells whether plans are to be timed now. */
  boolean listens();

  /**
   * Takes note of a plan or a refusal.
   *
   * @param known whether it was made before
   */
  void planned(long nanoseconds, boolean known);
}
