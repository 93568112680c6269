package dev.hushcell.internal.value.lob;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** Text as ASCII; a character that ASCII has not is a question mark. Not thread-safe. */
public final class AsciiStream extends InputStream {
  private static final int LAST = 0x7F;

  private final Reader text;

  public AsciiStream(Reader text) {
    this.text = text;
  }

  @Override
  public int read() throws IOException {
    int found = text.read();
    if (found >= 0 && Character.isHighSurrogate((char) found)) {
      found = text.read(); // the other half stands for both
    }
    return found > LAST ? '?' : found;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int found = 0;
    for (int each = 0; found < length && each >= 0; ) {
      each = read();
      if (each >= 0) {
        to[offset + found++] = (byte) each;
      }
    }
    return found == 0 && length > 0 ? -1 : found;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
