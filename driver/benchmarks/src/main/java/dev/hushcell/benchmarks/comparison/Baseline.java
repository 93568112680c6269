package dev.hushcell.benchmarks.comparison;

/** The plain driver before and after the others: what they are compared with is the mean. */
record Baseline(Turn before, Turn after) {
  double cpu() {
    return (before.cpu() + after.cpu()) / 2;
  }

  double elapsed() {
    return (before.elapsed() + after.elapsed()) / 2;
  }
}
