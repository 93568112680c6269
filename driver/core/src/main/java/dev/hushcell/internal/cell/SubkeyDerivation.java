package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.secret.SecretAccess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** Derives the keys of ciphers from a data key: KBKDF, SP 800-108; see format.md. Stateless. */
final class SubkeyDerivation {
  private static final byte[] LABEL = "hushcell".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 32;

  private SubkeyDerivation() {}

  /** What a subkey is for; part of its derivation. */
  enum Purpose {
    ENCRYPTION(1),
    MAC(2),
    CHUNKS(3),
    COMPARISON(4);

    private final byte code;

    Purpose(int code) {
      this.code = (byte) code;
    }
  }

  /**
   * Derives a subkey of 32 bytes.
   *
   * @param format first byte of the cells that it is for
   * @param salt what else the cells have in common that it is for
   */
  static SecretKeySpec derive(
      FipsModule module, DataKey key, byte format, Purpose purpose, byte[] salt, String algorithm) {
    ByteBuffer context = ByteBuffer.allocate(2 + 2 * Long.BYTES + salt.length);
    context.put(format).put(purpose.code);
    context.putLong(key.uuid().getMostSignificantBits());
    context.putLong(key.uuid().getLeastSignificantBits());
    context.put(salt);
    byte[] secret = key.secret().copy(SecretAccess.iHandleKeyBytes());
    byte[] derived = new byte[0];
    try {
      derived = module.deriveKey(secret, LABEL, context.array(), KEY_BYTES);
      return new SecretKeySpec(derived, algorithm);
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(derived, (byte) 0);
    }
  }
}
