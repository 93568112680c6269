package dev.hushcell.internal.keystores.wrapping;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Secrets as the characters that the JDK asks for. */
public final class SecretChars {
  private SecretChars() {}

  /**
   * Returns a secret as characters, which the caller overwrites.
   *
   * @param setting where it stands, for the message when it is no text
   */
  public static char[] of(SecretBytes secret, String setting) throws KeyStoreException {
    byte[] utf8 = secret.copy(SecretAccess.iHandleKeyBytes());
    try {
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
      char[] chars = Arrays.copyOf(decoded.array(), decoded.length());
      Arrays.fill(decoded.array(), '\0');
      return chars;
    } catch (CharacterCodingException e) {
      throw new KeyStoreException(BAD_SETTING, "keystore." + setting + " is not UTF-8 text");
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }
}
