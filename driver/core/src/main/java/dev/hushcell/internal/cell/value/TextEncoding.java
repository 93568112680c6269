package dev.hushcell.internal.cell.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Text as UTF-8. The conversion has refused halves of surrogate pairs. */
record TextEncoding(byte tag) implements Encoding {
  private static final char REPLACEMENT = '\uFFFD';

  @Override
  public byte[] encode(Object canonical) {
    return ((String) canonical).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable Object decode(byte[] from, int at, int length) {
    String text = new String(from, at, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 || isExact(text, from, at, length) ? text : null;
  }

  /** The JDK decodes broken UTF-8 to replacement characters, without a word. */
  private static boolean isExact(String text, byte[] from, int at, int length) {
    byte[] again = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(again, 0, again.length, from, at, at + length);
  }
}
