package dev.hushcell.benchmarks.comparison;

import java.sql.SQLException;

/** One operation, prepared, as often as a turn repeats it. */
interface Work extends AutoCloseable {
  /** Does it once; {@code number} was never given before. Returns how many rows it was about. */
  int run(int number) throws SQLException;

  @Override
  default void close() throws SQLException {}
}
