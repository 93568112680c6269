package dev.hushcell.benchmarks.comparison;

/** A turn, and what the plain driver took beside it. */
record Sample(Entry entry, Operation operation, Turn turn, Baseline baseline) {
  /** How much of the plain driver's throughput there is for the same CPU time, in per cent. */
  double cpuRatio() {
    return 100 * baseline.cpu() / turn.cpu();
  }

  /** How much of it there is in the same time, in per cent. */
  double wallRatio() {
    return 100 * baseline.elapsed() / turn.elapsed();
  }
}
