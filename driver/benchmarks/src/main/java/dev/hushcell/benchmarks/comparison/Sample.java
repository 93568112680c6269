package dev.hushcell.benchmarks.comparison;

/** A turn, and that of the plain driver in the same round. */
record Sample(Entry entry, Operation operation, Turn turn, Turn plain) {
  /** How much of the plain driver's throughput there is for the same CPU time, in per cent. */
  double cpuRatio() {
    return 100 * plain.cpu() / turn.cpu();
  }

  /** How much of it there is in the same time, in per cent. */
  double wallRatio() {
    return 100 * plain.elapsed() / turn.elapsed();
  }
}
