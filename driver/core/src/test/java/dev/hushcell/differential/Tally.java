package dev.hushcell.differential;

/** What became of the generated statements. */
final class Tally {
  private int ran;
  private int failed;
  private int refused;

  void clear() {
    ran = 0;
    failed = 0;
    refused = 0;
  }

  void countRan() {
    ran++;
  }

  void countFailed() {
    failed++;
  }

  void countRefused() {
    refused++;
  }

  int ran() {
    return ran;
  }

  int refused() {
    return refused;
  }

  int total() {
    return ran + failed + refused;
  }

  @Override
  public String toString() {
    return ran + " ran, " + failed + " failed on both sides, " + refused + " refused";
  }
}
