package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.StreamedValue;
import dev.hushcell.internal.value.lob.LargeContent;
import java.io.IOException;
import java.io.InputStream;

/** A column whose values may be large, and are sealed and opened as they are read. Thread-safe. */
public interface LargeColumn {
  /** Seals a value of the kind that the type of the column keeps, once. */
  Cell seal(StreamedValue value);

  /**
   * Opens a cell that is stored as bytes, a large one only as far as its length is known.
   *
   * @return the value in the canonical Java type, or the {@link LargeContent} of a large cell
   */
  Object open(StoredBytes stored);

  /** The bytes of one stored cell, which are read where they are wanted. */
  interface StoredBytes {
    long length() throws IOException;

    /**
     * Returns those from some place on.
     *
     * @param place from 0
     */
    InputStream from(long place) throws IOException;
  }
}
