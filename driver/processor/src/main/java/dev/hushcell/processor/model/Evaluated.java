package dev.hushcell.processor.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an {@code @Encrypted} says about evaluation over opened cells.
 *
 * @param rights names of constants of Evaluate
 * @param textOrder name of a constant of TextOrder
 * @param rows how many rows; 0: not said
 * @param bytes how many bytes of cells; 0: not said
 * @param earlyStop whether rows are no longer fetched once enough were found
 */
public record Evaluated(
    Set<String> rights, String textOrder, int rows, int bytes, boolean earlyStop) {
  private static final int MOST = 1_000_000_000;
  private static final Evaluated UNSAID = new Evaluated(Set.of(), "UNSPECIFIED", 0, 0, true);

  static Evaluated of(Mirror encrypted) {
    String order = encrypted.constant("textOrder");
    return new Evaluated(
        new TreeSet<>(encrypted.constants("evaluate")),
        order.isEmpty() ? UNSAID.textOrder : order,
        encrypted.number("rows"),
        encrypted.number("bytes"),
        !encrypted.denies("earlyStop"));
  }

  /** Tells whether anything is said, so that an index must say it too. */
  public boolean isSaid() {
    return !equals(UNSAID);
  }

  Optional<String> flaw(boolean full) {
    if (full && !rights.isEmpty()) {
      return Optional.of("search = FULL allows all that evaluate can name; remove evaluate");
    }
    if (!full && isSaid() && rights.isEmpty()) {
      return Optional.of("rows, bytes, textOrder and earlyStop go with evaluate; give it too");
    }
    return Math.min(rows, bytes) < 0 || Math.max(rows, bytes) > MOST
        ? Optional.of("rows and bytes must be from 1 to " + MOST)
        : Optional.empty();
  }
}
