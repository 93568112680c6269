package dev.hushcell.benchmarks;

import dev.hushcell.observe.Observer;

/** An observer that listens when a benchmark wants it to, and does nothing with what it hears. */
public final class BenchObserver implements Observer {
  /** Set by the benchmark before it connects. */
  static volatile boolean listening;

  private static volatile long cells;

  /** Built by the service loader. */
  public BenchObserver() {}

  static long cells() {
    return cells;
  }

  @Override
  public boolean listens() {
    return listening;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one connection
  public void cells(String column, long opened, long sealed) {
    cells += opened + sealed;
  }
}
