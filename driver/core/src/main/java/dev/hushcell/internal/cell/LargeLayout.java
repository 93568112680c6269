package dev.hushcell.internal.cell;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Where things stand in a large cell: a header, then chunks. Format.md has the figure. */
final class LargeLayout {
  static final byte FORMAT = (byte) 0xFA;

  /** Two to this power is the size of a chunk; the header says so. */
  static final byte CHUNK_BITS = 16;

  /** Bytes of content in every chunk but the last, which has one to so many. */
  static final int CHUNK = 1 << CHUNK_BITS;

  static final int KEY_ID_AT = 1;
  static final int SALT = 32;
  static final int SALT_AT = 9;
  static final int HEADER = SALT_AT + SALT;
  static final int IV = 12;
  static final int TAG = 16;

  /** Behind the content of the last chunk: the lengths of the value in bytes and in units. */
  static final int TRAILER = 2 * Long.BYTES;

  static final int STORED = IV + CHUNK + TAG;

  private static final int LAST_OVERHEAD = IV + TRAILER + TAG;

  private LargeLayout() {}

  /**
   * The chunks of a stored cell.
   *
   * @param last index of the last one, from 0
   * @param lastContent bytes of content in it
   */
  record Shape(long last, int lastContent) {
    /** Returns the chunks of a cell of some length; null when no large cell has that length. */
    static @Nullable Shape of(long stored) {
      long body = stored - HEADER - LAST_OVERHEAD;
      if (body < 1) {
        return null;
      }
      long last = (body - 1) / STORED;
      long content = body - last * STORED;
      return content > CHUNK ? null : new Shape(last, (int) content);
    }

    long content() {
      return last * CHUNK + lastContent;
    }

    /** Returns how many bytes of plaintext a chunk has, the trailer included. */
    int plainOf(long index) {
      return index == last ? lastContent + TRAILER : CHUNK;
    }
  }

  /**
   * The lengths of a value.
   *
   * @param units of UTF-16 in a text; bytes otherwise
   */
  record Lengths(long bytes, long units) {
    /** Reads them behind the content of the last chunk; null when they are not possible. */
    static @Nullable Lengths in(byte[] last, Shape shape) {
      ByteBuffer trailer = ByteBuffer.wrap(last, shape.lastContent(), TRAILER);
      Lengths found = new Lengths(trailer.getLong(), trailer.getLong());
      boolean possible = found.bytes >= 0 && found.bytes <= shape.content();
      return possible && found.units >= 0 && found.units <= found.bytes ? found : null;
    }

    void write(byte[] last, int behind) {
      ByteBuffer.wrap(last, behind, TRAILER).putLong(bytes).putLong(units);
    }
  }

  static long place(long index) {
    return HEADER + index * STORED;
  }

  static long stored(long content) {
    long last = (content - 1) / CHUNK;
    return HEADER + content + last * (IV + TAG) + LAST_OVERHEAD;
  }
}
