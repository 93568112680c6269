package dev.hushcell.internal.model;

/**
 * How much is evaluated in the driver where nobody says so: what the heap of the process allows.
 *
 * @param heap how many bytes it may have
 */
public record HeapBounds(long heap) {
  private static final int MOST = 1_000_000_000;

  /** For a row there is as much as twice what most rows take that are kept. */
  private static final int ROW = 2048;

  private static final int BYTES_PART = 8;
  private static final int SORTING_PART = 16;

  public static HeapBounds ofProcess() {
    return new HeapBounds(Runtime.getRuntime().maxMemory());
  }

  /** Returns how many rows one statement may fetch. */
  public int rows() {
    return (int) Math.min(heap / ROW, MOST);
  }

  /** Returns how many bytes of cells one statement may fetch. */
  public int bytes() {
    return (int) Math.min(heap / BYTES_PART, MOST);
  }

  /** Returns how many bytes the rows of one statement may take that are sorted. */
  public long sorting() {
    return heap / SORTING_PART;
  }
}
