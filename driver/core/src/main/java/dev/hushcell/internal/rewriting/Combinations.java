package dev.hushcell.internal.rewriting;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts how many of many numbers occur once, in bounded memory: where there are too many different
 * ones, it keeps those with some bits of zero, and counts these for all. Used by one thread.
 */
final class Combinations {
  private static final int MOST_KEPT = 1 << 17;

  /** Whether a number that is kept occurred once. */
  private final Map<Long, Boolean> kept = new HashMap<>();

  private int zeros;

  /** Counts a number, of which each bit is as good as random. */
  void add(long number) {
    if (Long.numberOfTrailingZeros(number) < zeros) {
      return;
    }
    kept.merge(number, true, (before, now) -> false);
    while (kept.size() > MOST_KEPT) {
      zeros++;
      kept.keySet().removeIf(each -> Long.numberOfTrailingZeros(each) < zeros);
    }
  }

  /** Returns how many numbers occurred once: exactly, or as an estimate where they were many. */
  long once() {
    return kept.values().stream().filter(once -> once).count() << zeros;
  }
}
