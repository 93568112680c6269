package dev.hushcell.internal.dialect.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Texts of expressions in MySQL's information schema: conditions of CHECKs, expressions of
 * generated columns and of indexes. What they have beyond ASCII is encoded once more, as if its
 * bytes were letters.
 */
final class TwiceEncoded {
  private TwiceEncoded() {}

  /** Returns the text as it was written; one that is not encoded twice as it is. */
  static String undone(String shown) {
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(shown)) {
      return shown;
    }
    byte[] bytes = shown.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException once) {
      return shown;
    }
  }
}
