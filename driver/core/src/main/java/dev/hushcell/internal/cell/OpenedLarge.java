package dev.hushcell.internal.cell;

import dev.hushcell.internal.cell.LargeColumn.StoredBytes;
import dev.hushcell.internal.cell.LargeLayout.Lengths;
import dev.hushcell.internal.cell.LargeLayout.Shape;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.value.Encoding;
import dev.hushcell.internal.value.lob.FaultyStream;
import dev.hushcell.internal.value.lob.LargeContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A large cell whose last chunk was opened, so that its length is known for certain. */
final class OpenedLarge implements LargeContent {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final ChunkCipher cipher;
  private final StoredBytes stored;
  private final Shape shape;
  private final Encoding encoding;
  private final boolean text;
  private final Supplier<Fault> bad;
  private final long bytes;
  private final long units;

  /**
   * Opens the last chunk.
   *
   * @param bad the fault of a cell that is none
   */
  OpenedLarge(
      ChunkCipher cipher, StoredBytes stored, Encoding encoding, boolean text, Supplier<Fault> bad)
      throws IOException {
    this.cipher = cipher;
    this.stored = stored;
    this.encoding = encoding;
    this.text = text;
    this.bad = bad;
    Shape found = Shape.of(stored.length());
    if (found == null) {
      throw new FaultyStream(bad.get());
    }
    this.shape = found;
    byte[] last = new byte[found.plainOf(found.last())];
    try (InputStream in = stored.from(LargeLayout.place(found.last()))) {
      chunk(in, found.last(), last);
    }
    Lengths lengths = Lengths.in(last, found);
    Arrays.fill(last, (byte) 0);
    if (lengths == null) {
      throw new FaultyStream(bad.get());
    }
    this.bytes = lengths.bytes();
    this.units = lengths.units();
  }

  private void chunk(InputStream in, long index, byte[] plain) throws IOException {
    int length = LargeLayout.IV + shape.plainOf(index) + LargeLayout.TAG;
    byte[] sealed = in.readNBytes(length);
    try {
      if (sealed.length != length
          || !cipher.open(
              index, index == shape.last(), sealed, 0, plain, 0, shape.plainOf(index))) {
        throw bad.get();
      }
    } catch (Fault e) {
      throw new FaultyStream(e);
    }
  }

  @Override
  public long length() {
    return units;
  }

  @Override
  public boolean isText() {
    return text;
  }

  @Override
  public InputStream bytes(long place) throws IOException {
    return new Opening(place);
  }

  @Override
  public Object whole() throws IOException {
    if (bytes > LONGEST_ARRAY) {
      throw new FaultyStream(
          CellFault.TOO_LARGE.fault(
              "The value has more than 2 billion bytes, which no array of Java holds; read it as a"
                  + " stream"));
    }
    byte[] all = new byte[(int) bytes];
    try (InputStream in = bytes(0)) {
      if (in.readNBytes(all, 0, all.length) != all.length) {
        throw new FaultyStream(bad.get());
      }
    }
    Object value = encoding.decode(all, 0, all.length);
    if (value == null) {
      throw new FaultyStream(bad.get());
    }
    return value;
  }

  @Override
  public String toString() {
    return "OpenedLarge[" + shape.last() + "]";
  }

  private final class Opening extends InputStream {
    private final InputStream in;
    private final byte[] chunk = new byte[LargeLayout.CHUNK + LargeLayout.TRAILER];
    private long place;
    private long index;
    private boolean closed;

    /** Where the stream below is afterwards nobody knows, so nothing more is read from it. */
    private @Nullable IOException failed;

    /** The chunk that is in the array; before the first one none is. */
    private long opened = -1;

    Opening(long place) throws IOException {
      if (place < 0 || place > bytes) {
        throw new IOException("a place outside of the value");
      }
      this.place = place;
      this.index = place / LargeLayout.CHUNK;
      this.in = stored.from(LargeLayout.place(Math.min(index, shape.last())));
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("the stream is closed");
      }
      if (length == 0) {
        return 0;
      }
      if (place == bytes) {
        return -1;
      }
      long wanted = place / LargeLayout.CHUNK;
      if (wanted != opened) {
        open(wanted);
      }
      int at = (int) (place % LargeLayout.CHUNK);
      int found = (int) Math.min(length, Math.min(LargeLayout.CHUNK - (long) at, bytes - place));
      System.arraycopy(chunk, at, to, offset, found);
      place += found;
      return found;
    }

    private void open(long wanted) throws IOException {
      if (failed != null) {
        throw failed;
      }
      try {
        OpenedLarge.this.chunk(in, wanted, chunk);
        opened = wanted;
      } catch (IOException e) {
        failed = e;
        throw e;
      }
    }

    @Override
    public int available() {
      return opened == place / LargeLayout.CHUNK
          ? (int) Math.min(LargeLayout.CHUNK - place % LargeLayout.CHUNK, bytes - place)
          : 0;
    }

    @Override
    public void close() throws IOException {
      closed = true;
      Arrays.fill(chunk, (byte) 0);
      in.close();
    }
  }
}
