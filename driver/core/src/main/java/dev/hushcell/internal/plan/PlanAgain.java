package dev.hushcell.internal.plan;

/**
 * Thrown while planning when a table was looked at that may be newer than the protection the plan
 * is made for; to be planned again with the protection of now.
 */
public final class PlanAgain extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Builds the exception; it says nothing but that. */
  public PlanAgain() {
    super("protection changed", null, false, false);
  }
}
