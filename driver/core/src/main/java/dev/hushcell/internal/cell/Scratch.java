package dev.hushcell.internal.cell;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.value.Encoding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Room for one cell on its way: {@code start ‖ nonce ‖ content ‖ PKCS#7 padding}, erased after
 * each. The content is {@code type tag ‖ value}, or padded {@code (type tag | 0x80) ‖ u32 value
 * length ‖ value ‖ zeros}. Not thread-safe; belongs to one {@link CellCipher}.
 */
final class Scratch {
  /** Room that one long value made larger than this is not kept. */
  private static final int MOST_KEPT = 1 << 16;

  private static final int LEAST = 1 << 8;

  private static final int PADDED = 0x80;
  private static final int TAG_LENGTH = 1;
  private static final int PADDED_START = TAG_LENGTH + Integer.BYTES;

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
    int content = contentLength(value.length, pad);
    int padding = CellCipher.BLOCK - content % CellCipher.BLOCK;
    int length = Math.addExact(CellCipher.BLOCK + padding, content);
    growTo(length);
    int at = start.length + CellCipher.BLOCK;
    writeContent(at, content, tag, value, pad);
    Arrays.fill(bytes, at + content, at + content + padding, (byte) padding);
    return length;
  }

  private static int contentLength(int value, int pad) {
    if (pad == 0) {
      return TAG_LENGTH + value;
    }
    int multiples = Math.max(1, value / pad + (value % pad == 0 ? 0 : 1));
    return Math.addExact(PADDED_START, Math.multiplyExact(multiples, pad));
  }

  private void writeContent(int at, int length, byte tag, byte[] value, int pad) {
    if (pad == 0) {
      bytes[at] = tag;
      System.arraycopy(value, 0, bytes, at + TAG_LENGTH, value.length);
      return;
    }
    bytes[at] = (byte) (tag | PADDED);
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[at + TAG_LENGTH + i] = (byte) (value.length >>> (24 - 8 * i));
    }
    System.arraycopy(value, 0, bytes, at + PADDED_START, value.length);
    Arrays.fill(bytes, at + PADDED_START + value.length, at + length, (byte) 0);
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
    return content < TAG_LENGTH ? null : content(at, content, encoding);
  }

  private @Nullable Object content(int at, int length, Encoding encoding) {
    if (bytes[at] == encoding.tag()) {
      return encoding.decode(bytes, at + TAG_LENGTH, length - TAG_LENGTH);
    }
    if (bytes[at] != (byte) (encoding.tag() | PADDED) || length < PADDED_START) {
      return null;
    }
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = (value << 8) | (bytes[at + TAG_LENGTH + i] & 0xFF);
    }
    int room = length - PADDED_START;
    if (value < 0 || value > room || !isZero(at + PADDED_START + value, room - value)) {
      return null;
    }
    return encoding.decode(bytes, at + PADDED_START, value);
  }

  private boolean isZero(int at, int length) {
    int bits = 0;
    for (int i = at; i < at + length; i++) {
      bits |= bytes[i];
    }
    return bits == 0;
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
