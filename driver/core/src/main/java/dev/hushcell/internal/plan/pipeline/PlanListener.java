package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.FaultCode;

/** Learns how long texts waited for their plans, and which were refused. */
public interface PlanListener {
  /** Learns nothing. */
  PlanListener NONE = new PlanListener() {};

  /** Tells whether plans are to be timed now. */
  default boolean listens() {
    return false;
  }

  /**
   * Takes note of a plan or a refusal.
   *
   * @param known whether it was made before
   */
  default void planned(long nanoseconds, boolean known) {}

  /** Takes note that a text was refused; a database that did not answer refuses nothing. */
  default void refused(FaultCode code) {}
}
