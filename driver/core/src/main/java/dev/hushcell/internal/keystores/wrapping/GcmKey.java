package dev.hushcell.internal.keystores.wrapping;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Wraps a key with AES-256-GCM, SP 800-38D, in the module: {@code IV (12 bytes) ‖ ciphertext ‖ tag
 * (16)}, the context as associated data. The module makes the 96-bit IV itself, for each key anew.
 *
 * <p>Thread-safe. At a few wraps per process the limit of 2^32 random IVs under one key is far.
 */
public final class GcmKey implements KeyEncryption {
  /** How {@link WrappedKey#mechanism()} calls it. */
  public static final String MECHANISM = "AES-256-GCM";

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final FipsModule fips;
  private final SecretKey kek;

  public GcmKey(FipsModule fips, SecretKey kek) {
    this.fips = fips;
    this.kek = kek;
  }

  @Override
  public WrappedKey wrap(String version, SecretBytes dataKey, byte[] context)
      throws KeyStoreException {
    byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
    try {
      // A Cipher of its own and an init for every message: this one would reuse its IV otherwise.
      Cipher cipher = Cipher.getInstance(TRANSFORMATION, fips.provider());
      cipher.init(Cipher.ENCRYPT_MODE, kek, fips.random());
      byte[] iv = cipher.getIV();
      cipher.updateAAD(context);
      byte[] sealed = cipher.doFinal(clear);
      if (iv.length != IV_BYTES || sealed.length != clear.length + TAG_BYTES) {
        throw new GeneralSecurityException("the module chose another IV or tag length");
      }
      byte[] bytes = ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array();
      return new WrappedKey(version, MECHANISM, bytes);
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw KeyEncryption.refused("wrap", version, e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    KeyEncryption.requireMechanism(wrapped, MECHANISM);
    byte[] bytes = wrapped.bytes();
    if (bytes.length <= IV_BYTES + TAG_BYTES) {
      throw KeyEncryption.notOpened(wrapped);
    }
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION, fips.provider());
      cipher.init(
          Cipher.DECRYPT_MODE, kek, new GCMParameterSpec(TAG_BYTES * 8, bytes, 0, IV_BYTES));
      cipher.updateAAD(context);
      return SecretBytes.adopt(cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES));
    } catch (AEADBadTagException e) {
      throw KeyEncryption.notOpened(wrapped);
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw KeyEncryption.refused("unwrap", wrapped.keyEncryptionKey(), e);
    }
  }
}
