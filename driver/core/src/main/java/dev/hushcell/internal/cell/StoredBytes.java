package dev.hushcell.internal.cell;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one stored cell, which are read where they are wanted. */
public interface StoredBytes {
  long length() throws IOException;

  /**
   * Returns those from some place on.
   *
   * @param place from 0
   */
  InputStream from(long place) throws IOException;
}
