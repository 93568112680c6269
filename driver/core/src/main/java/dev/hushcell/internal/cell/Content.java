package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.Encoding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is encrypted in a cell: {@code type tag ‖ value}, or padded {@code (type tag | 0x80) ‖ u32
 * value length ‖ value ‖ zeros}.
 */
final class Content {
  private static final int PADDED = 0x80;
  private static final int TAG_LENGTH = 1;
  private static final int PADDED_START = TAG_LENGTH + Integer.BYTES;

  private Content() {}

  static int length(int value, int pad) {
    if (pad == 0) {
      return TAG_LENGTH + value;
    }
    int multiples = Math.max(1, value / pad + (value % pad == 0 ? 0 : 1));
    return Math.addExact(PADDED_START, Math.multiplyExact(multiples, pad));
  }

  /** Writes the content; the caller made room for its length. */
  static void write(byte[] to, int at, byte tag, byte[] value, int pad) {
    if (pad == 0) {
      to[at] = tag;
      System.arraycopy(value, 0, to, at + TAG_LENGTH, value.length);
      return;
    }
    to[at] = (byte) (tag | PADDED);
    for (int i = 0; i < Integer.BYTES; i++) {
      to[at + TAG_LENGTH + i] = (byte) (value.length >>> (24 - 8 * i));
    }
    System.arraycopy(value, 0, to, at + PADDED_START, value.length);
    int end = at + PADDED_START + value.length;
    Arrays.fill(to, end, at + length(value.length, pad), (byte) 0);
  }

  /** Reads the value, or returns null when the content is none of this encoding. */
  static @Nullable Object read(byte[] from, int at, int length, Encoding encoding) {
    if (length < TAG_LENGTH) {
      return null;
    }
    if (from[at] == encoding.tag()) {
      return encoding.decode(from, at + TAG_LENGTH, length - TAG_LENGTH);
    }
    if (from[at] != (byte) (encoding.tag() | PADDED) || length < PADDED_START) {
      return null;
    }
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = (value << 8) | (from[at + TAG_LENGTH + i] & 0xFF);
    }
    int room = length - PADDED_START;
    if (value < 0 || value > room || !isZero(from, at + PADDED_START + value, room - value)) {
      return null;
    }
    return encoding.decode(from, at + PADDED_START, value);
  }

  private static boolean isZero(byte[] bytes, int at, int length) {
    int bits = 0;
    for (int i = at; i < at + length; i++) {
      bits |= bytes[i];
    }
    return bits == 0;
  }
}
