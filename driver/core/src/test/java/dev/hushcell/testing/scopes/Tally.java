package dev.hushcell.testing.scopes;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of the statements. */
public final class Tally {
  private int ran;
  private int late;
  private int others;
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, Integer> impossible = new TreeMap<>();

  void count(Answer wanted, Answer got, Optional<String> code) {
    if (wanted.failed()) {
      impossible.merge(wanted.error().orElseThrow().substring(0, 5), 1, Integer::sum);
    } else if (code.isPresent()) {
      refused.merge(code.get(), 1, Integer::sum);
    } else if (got.failed()) {
      others++;
    } else {
      ran++;
    }
  }

  void countLate() {
    late++;
  }

  /** How many ran on the plain side and through Hushcell. */
  public int ran() {
    return ran;
  }

  /** How many ran on the plain side. */
  public int possible() {
    return ran + others + sum(refused);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return "%d possible: %d ran, %d failed, %d refused %s; %d not possible %s; %d too slow"
        .formatted(
            possible(), ran, others, sum(refused), refused, sum(impossible), impossible, late);
  }
}
