package dev.hushcell.internal.value.lob;

import java.io.IOException;
import java.io.InputStream;

/**
 * The value of a large cell, which is verified and opened as it is read. Not thread-safe, and
 * usable as long as what is stored can be read.
 *
 * <p>No byte is released before the chunk that it stands in is verified. Its failures are {@link
 * FaultyStream}s; a stream that ends has reached the verified end of the value.
 */
public interface LargeContent {
  /** Returns the length in UTF-16 units of text, or in bytes. */
  long length();

  boolean isText();

  /**
   * Returns its bytes, those of text as UTF-8, from some place on.
   *
   * @param place from 0, at most the number of bytes
   */
  InputStream bytes(long place) throws IOException;

  /** Returns all of it, a String or {@code byte[]}. */
  Object whole() throws IOException;
}
