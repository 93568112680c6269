package dev.hushcell.testing.generated;

import java.util.Map;
import java.util.TreeMap;

/** What became of the generated statements. */
public final class Tally {
  private int ran;
  private int failed;
  private final Map<String, Integer> refused = new TreeMap<>();

  void countRan() {
    ran++;
  }

  void countFailed() {
    failed++;
  }

  void countRefused(String code) {
    refused.merge(code, 1, Integer::sum);
  }

  /** How many ran on both sides. */
  public int ran() {
    return ran;
  }

  /** How many were refused, by code. */
  public Map<String, Integer> refused() {
    return refused;
  }

  /** How many there were. */
  public int total() {
    return ran + failed + refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return ran + " ran, " + failed + " failed on both sides, " + refused + " refused";
  }
}
