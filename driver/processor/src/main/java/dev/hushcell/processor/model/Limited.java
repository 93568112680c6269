package dev.hushcell.processor.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What an {@code @Encrypted} says about how many cells may be opened.
 *
 * @param opened how many the application may get in the time; 0: not said
 * @param evaluated how many may be opened in the time to decide; 0: not said
 * @param statement how many one statement may give the application; 0: not said
 * @param per name of a constant of Per
 * @param warns whether more is only told
 */
public record Limited(int opened, int evaluated, int statement, String per, boolean warns) {
  private static final int MOST = 1_000_000_000;
  private static final String USUAL = "MINUTE";
  private static final Limited UNSAID = new Limited(0, 0, 0, USUAL, false);

  static Limited of(Mirror encrypted) {
    return encrypted.mirror("limits").map(Limited::said).orElse(UNSAID);
  }

  private static Limited said(Mirror limits) {
    String per = limits.constant("per");
    return new Limited(
        limits.number("opened"),
        limits.number("evaluated"),
        limits.number("statement"),
        per.isEmpty() ? USUAL : per,
        limits.flag("warn"));
  }

  /** Tells whether anything is said, so that an index must say it too. */
  public boolean isSaid() {
    return !equals(UNSAID);
  }

  Optional<String> flaw() {
    List<Integer> amounts = List.of(opened, evaluated, statement);
    if (isSaid() && amounts.stream().allMatch(each -> each == 0)) {
      return Optional.of("limits says no number; give opened, evaluated or statement");
    }
    return Collections.min(amounts) < 0 || Collections.max(amounts) > MOST
        ? Optional.of("limits must be from 1 to " + MOST)
        : Optional.empty();
  }
}
