package dev.hushcell.internal.keystores.wrapping;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps a key with RSA-OAEP, SP 800-56B: SHA-256, MGF1 with SHA-256, the context as the label L,
 * all in the module. With another context or another key nothing opens.
 *
 * <p>Whoever has the certificate can wrap as well: that a wrapped key opens does not show who made
 * it. Thread-safe.
 */
public final class OaepKey implements KeyEncryption {
  /** How {@link WrappedKey#mechanism()} calls it. */
  public static final String MECHANISM = "RSA-OAEP-SHA-256";

  private static final String TRANSFORMATION = "RSA/NONE/OAEPWithSHA256AndMGF1Padding";
  private static final int KEY_BYTES = 32;

  private final FipsModule fips;
  private final PublicKey wrapping;
  private final PrivateKey unwrapping;

  public OaepKey(FipsModule fips, PublicKey wrapping, PrivateKey unwrapping) {
    this.fips = fips;
    this.wrapping = wrapping;
    this.unwrapping = unwrapping;
  }

  @Override
  public WrappedKey wrap(String version, SecretBytes dataKey, byte[] context)
      throws KeyStoreException {
    byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION, fips.provider());
      cipher.init(Cipher.WRAP_MODE, wrapping, labelled(context), fips.random());
      return new WrappedKey(version, MECHANISM, cipher.wrap(new SecretKeySpec(clear, "AES")));
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw KeyEncryption.refused("wrap", version, e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    KeyEncryption.requireMechanism(wrapped, MECHANISM);
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION, fips.provider());
      cipher.init(Cipher.UNWRAP_MODE, unwrapping, labelled(context));
      byte[] clear = cipher.unwrap(wrapped.bytes(), "AES", Cipher.SECRET_KEY).getEncoded();
      if (clear.length != KEY_BYTES) {
        Arrays.fill(clear, (byte) 0);
        throw KeyEncryption.notOpened(wrapped);
      }
      return SecretBytes.adopt(clear);
    } catch (InvalidKeyException e) { // no cause: padding, length and label must look the same
      throw KeyEncryption.notOpened(wrapped);
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw KeyEncryption.refused("unwrap", wrapped.keyEncryptionKey(), e);
    }
  }

  private static OAEPParameterSpec labelled(byte[] context) {
    return new OAEPParameterSpec(
        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(context));
  }
}
