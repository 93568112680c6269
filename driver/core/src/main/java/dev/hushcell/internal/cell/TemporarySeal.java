package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what waits in a temporary file: AES-256-GCM under a key that is only here, with
 * initialisation vectors which the module makes. Not thread-safe.
 */
public final class TemporarySeal {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY = 32;

  private final FipsModule module;
  private final SecretKeySpec key;
  private final Cipher cipher;

  TemporarySeal(FipsModule module) {
    this.module = module;
    byte[] secret = new byte[KEY];
    module.random().nextBytes(secret);
    this.key = new SecretKeySpec(secret, "AES");
    Arrays.fill(secret, (byte) 0);
    try {
      this.cipher = Cipher.getInstance(ALGORITHM, module.provider());
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /**
   * Returns a block sealed: initialisation vector ‖ ciphertext ‖ authentication tag.
   *
   * @param number of the block, which is bound to it
   * @param length how many of the bytes it has
   */
  public byte[] seal(long number, byte[] block, int length) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, module.random());
      byte[] iv = cipher.getIV();
      cipher.updateAAD(numbered(number));
      byte[] sealed = Arrays.copyOf(iv, LargeLayout.IV + length + LargeLayout.TAG);
      int written = cipher.doFinal(block, 0, length, sealed, LargeLayout.IV);
      if (iv.length != LargeLayout.IV || written != length + LargeLayout.TAG) {
        throw new GeneralSecurityException("a block has another length than it should");
      }
      return sealed;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Opens a block that was sealed here under the same number, or fails. */
  public byte[] open(long number, byte[] sealed) {
    try {
      GCMParameterSpec parameters =
          new GCMParameterSpec(LargeLayout.TAG * Byte.SIZE, sealed, 0, LargeLayout.IV);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      cipher.updateAAD(numbered(number));
      return cipher.doFinal(sealed, LargeLayout.IV, sealed.length - LargeLayout.IV);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static byte[] numbered(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private static RuntimeException failed(Throwable cause) {
    if (cause instanceof VirtualMachineError error) {
      throw error;
    }
    return CellFault.CIPHER_FAILED.fault(
        "The FIPS module failed with rows that wait in a temporary file, or somebody changed the"
            + " file; nothing was returned. Try again; if it stays, restart the application and"
            + " look at the module's status",
        cause);
  }
}
