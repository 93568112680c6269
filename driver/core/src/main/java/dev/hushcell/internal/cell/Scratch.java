package dev.hushcell.internal.cell;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.value.Encoding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Room for one cell on its way: {@code start ‖ nonce ‖ content ‖ PKCS#7 padding}, erased after
 * each. Not thread-safe; belongs to one {@link CellCipher}.
 */
final class Scratch {
  /** Room that one long value made larger than this is not kept. */
  private static final int MOST_KEPT = 1 << 16;

  private static final int LEAST = 1 << 8;

  /** What stands before the nonce and stays there. */
  private final byte[] start;

  private byte[] bytes;

  Scratch(byte[] start) {
    this.start = start;
    this.bytes = Arrays.copyOf(start, start.length + LEAST);
  }

  /** Returns the room; valid until the next call of another method. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Writes content and padding; the nonce is still to come. Returns their length with the nonce.
   */
  int write(byte tag, byte[] value, int pad) {
    int content = Content.length(value.length, pad);
    int padding = CellCipher.BLOCK - content % CellCipher.BLOCK;
    int length = Math.addExact(CellCipher.BLOCK + padding, content);
    growTo(length);
    int at = start.length + CellCipher.BLOCK;
    Content.write(bytes, at, tag, value, pad);
    Arrays.fill(bytes, at + content, at + content + padding, (byte) padding);
    return length;
  }

  void growTo(int length) {
    if (bytes.length - start.length < length) {
      erase(bytes.length - start.length);
      bytes = Arrays.copyOf(start, Math.addExact(start.length, length));
    }
  }

  /** Reads what {@link #write} wrote; null when it is no content of the encoding. */
  @Nullable Object read(int length, Encoding encoding) {
    int at = start.length + CellCipher.BLOCK;
    int content = withoutPadding(start.length + length) - at;
    return content < 0 ? null : Content.read(bytes, at, content, encoding);
  }

  /** Overwrites so many bytes from the nonce on, all that was used. */
  void erase(int length) {
    Arrays.fill(bytes, start.length, start.length + length, (byte) 0);
    if (bytes.length > MOST_KEPT) {
      bytes = Arrays.copyOf(start, start.length + LEAST);
    }
  }

  /**
   * Tells whether the length can be that of a cell and the header is the one expected.
   *
   * @param ahead how many bytes there are between the header and the first block
   */
  static boolean hasShape(byte[] cell, byte[] prefix, int ahead) {
    int start = prefix.length - CellCipher.HEADER;
    return cell.length >= CellSize.SHORTEST + ahead
        && (cell.length - CellCipher.HEADER - ahead) % CellCipher.BLOCK == 0
        && Arrays.equals(cell, 0, CellCipher.HEADER, prefix, start, prefix.length);
  }

  private int withoutPadding(int end) {
    int padding = bytes[end - 1] & 0xFF;
    if (padding == 0 || padding > CellCipher.BLOCK) {
      return -1;
    }
    for (int i = end - padding; i < end; i++) {
      if (bytes[i] != padding) {
        return -1;
      }
    }
    return end - padding;
  }
}
