package dev.hushcell.benchmarks;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.policy.Search;
import java.io.IOException;

/**
 * Seals and opens ten million cells and prints the resident memory after each million. It should be
 * flat: ciphers that are kept leave nothing behind for a cell.
 */
public final class MemorySoak {
  private static final int ROUNDS = 10;
  private static final int CELLS = 1_000_000;

  private MemorySoak() {}

  /** Runs the soak; needs Linux. */
  public static void main(String[] arguments) throws IOException {
    ColumnCell randomized = Cells.column(Search.NONE);
    ColumnCell equality = Cells.column(Search.EQUALITY);
    System.out.println("cells (million)  resident memory (MiB)");
    System.out.printf("%15d  %21d%n", 0, ResidentMemory.mebibytes());
    for (int round = 1; round <= ROUNDS; round++) {
      for (int i = 0; i < CELLS; i++) {
        String text = "contact-" + i + "@example.org";
        ColumnCell column = i % 2 == 0 ? randomized : equality;
        if (!text.equals(Cells.opened(column, Cells.sealed(column, text)))) {
          throw new IllegalStateException("cell " + i + " came back different");
        }
      }
      System.out.printf("%15d  %21d%n", round, ResidentMemory.mebibytes());
    }
  }
}
