package dev.hushcell.policy;

import java.util.Set;

/**
 * What an annotation says about evaluation over opened cells.
 *
 * @param rights what may be evaluated; empty: what {@link Search} allows
 * @param textOrder how texts are compared
 * @param rows how many rows one statement may fetch; 0: not said
 * @param bytes how many bytes of cells one statement may fetch; 0: not said
 * @param earlyStop whether rows are no longer fetched once enough were found
 */
public record Evaluated(
    Set<Evaluate> rights, TextOrder textOrder, int rows, int bytes, boolean earlyStop) {
  /** Nothing is said. */
  public static final Evaluated UNSAID = new Evaluated(Set.of(), TextOrder.UNSPECIFIED, 0, 0, true);

  public Evaluated {
    rights = Set.copyOf(rights);
  }
}
