package dev.hushcell.internal.cell;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.value.StreamedValue;
import dev.hushcell.internal.value.lob.FaultyStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a large cell, which are made as they are read, once. Not thread-safe.
 *
 * <p>Nobody can have the same bytes again, so that a driver which tries again cannot seal another
 * content under the same key and initialisation vector.
 */
final class SealingStream extends InputStream {
  private final ChunkCipher cipher;
  private final InputStream plain;
  private final StreamedValue value;
  private final int pad;
  private final Bound bound;

  /** Content of the next chunk, one byte more to see whether it is the last, and a trailer. */
  private final byte[] content = new byte[LargeLayout.CHUNK + LargeLayout.TRAILER];

  private int held;
  private long before;
  private boolean plainEnded;
  private long index;
  private boolean ended;
  private byte[] sealed;
  private int next;

  /** Refuses a value that is too long. */
  @FunctionalInterface
  interface Bound {
    void check(long units) throws IOException;
  }

  /**
   * Builds the stream.
   *
   * @param plain the value; what was read of it already, then the rest
   * @param value counts
   */
  SealingStream(ChunkCipher cipher, InputStream plain, StreamedValue value, int pad, Bound bound) {
    this.cipher = cipher;
    this.plain = plain;
    this.value = value;
    this.pad = pad;
    this.bound = bound;
    this.sealed = cipher.header();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == sealed.length) {
      if (ended) {
        return -1;
      }
      advance();
    }
    int found = Math.min(length, sealed.length - next);
    System.arraycopy(sealed, next, to, offset, found);
    next += found;
    return found;
  }

  private void advance() throws IOException {
    held += fill(held, LargeLayout.CHUNK + 1 - held);
    boolean last = held <= LargeLayout.CHUNK;
    int length = last ? held : LargeLayout.CHUNK;
    bound.check(value.units());
    byte ahead = content[LargeLayout.CHUNK];
    if (last) {
      new LargeLayout.Lengths(value.bytes(), value.units()).write(content, length);
      length += LargeLayout.TRAILER;
    }
    try {
      sealed = new byte[LargeLayout.IV + length + LargeLayout.TAG];
      cipher.seal(index, last, content, 0, length, sealed, 0);
    } catch (Fault e) {
      throw new FaultyStream(e);
    }
    next = 0;
    index++;
    ended = last;
    Arrays.fill(content, (byte) 0);
    content[0] = ahead;
    held = 1;
  }

  /** Reads content: the value, then zeros up to a multiple of the pad. Returns how much came. */
  private int fill(int at, int most) throws IOException {
    int found = 0;
    while (found < most && !plainEnded) {
      int read = plain.read(content, at + found, most - found);
      if (read < 0) {
        plainEnded = true;
        before += found;
        int zeros = (int) Math.min(most - found, zeros(before));
        before += zeros;
        return found + zeros;
      }
      found += read;
    }
    int zeros = plainEnded ? (int) Math.min(most, zeros(before)) : 0;
    before += found + zeros;
    return found + zeros;
  }

  /** Returns how many zeros are missing behind so many bytes of content. */
  private long zeros(long behind) {
    if (pad == 0) {
      return 0;
    }
    long whole = Math.max(1, (value.bytes() + pad - 1) / pad) * pad;
    return whole - behind;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    next = sealed.length;
    Arrays.fill(content, (byte) 0);
    plain.close();
  }
}
