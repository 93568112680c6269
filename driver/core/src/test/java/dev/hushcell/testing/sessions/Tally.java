package dev.hushcell.testing.sessions;

import java.util.Map;
import java.util.TreeMap;

/** What became of the statements of the sessions. */
public final class Tally {
  private int rounds;
  private int ran;
  private int failed;
  private int undecided;
  private final Map<String, Integer> refused = new TreeMap<>();

  void countRound() {
    rounds++;
  }

  void count(Said said) {
    if (said.code().isPresent()) {
      refused.merge(said.code().get(), 1, Integer::sum);
    } else if (said.failed()) {
      failed++;
    } else {
      ran++;
    }
  }

  /** A round ended because nobody could tell what a name meant, or one side alone got a lock. */
  void countUndecided() {
    undecided++;
  }

  /** How many ran on both sides. */
  public int ran() {
    return ran;
  }

  /** How many there were. */
  public int all() {
    return ran + failed + refused();
  }

  /** How many the driver refused. */
  public int refused() {
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return "%d turns in %d rounds: %d ran, %d failed on both sides, %d refused %s; %d undecided"
        .formatted(all(), rounds, ran, failed, refused(), refused, undecided);
  }
}
