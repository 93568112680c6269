package dev.hushcell.internal.value;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * A value that is sealed as it is read, once: bytes, or text as UTF-8. Not thread-safe.
 *
 * <p>It counts what was read of it, and it refuses what a column of its type cannot keep.
 */
public abstract sealed class StreamedValue extends InputStream
    permits StreamedText, StreamedValue.Bytes {
  public static StreamedValue of(InputStream bytes) {
    return new Bytes(bytes, 0);
  }

  /**
   * Returns bytes that are in memory.
   *
   * @param fewer how many fewer units than bytes they are
   */
  public static StreamedValue of(byte[] bytes, int fewer) {
    return new Bytes(new ByteArrayInputStream(bytes), fewer);
  }

  /** Returns text; half of a surrogate pair in it is refused when it is read. */
  public static StreamedValue of(Reader text) {
    return new StreamedText(text);
  }

  /** Has a character NUL refused when it is read, for a database whose text has none. */
  public void refuseNul() {}

  /** Returns the bytes of the value that were read. */
  public abstract long bytes();

  /** Returns what its type counts of them: bytes, or UTF-16 units of text. */
  public abstract long units();

  static final class Bytes extends StreamedValue {
    private final InputStream inner;
    private final int fewer;
    private long count;

    private Bytes(InputStream inner, int fewer) {
      this.inner = inner;
      this.fewer = fewer;
    }

    @Override
    public int read() throws IOException {
      int found = inner.read();
      count += found < 0 ? 0 : 1;
      return found;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int found = inner.read(to, offset, length);
      count += Math.max(0, found);
      return found;
    }

    @Override
    public void close() throws IOException {
      inner.close();
    }

    @Override
    public long bytes() {
      return count;
    }

    @Override
    public long units() {
      return count - fewer;
    }
  }
}
