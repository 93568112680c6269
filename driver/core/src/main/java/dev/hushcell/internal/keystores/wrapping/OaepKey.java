package dev.hushcell.internal.keystores.wrapping;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;

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

  /** Builds it around the two keys of a pair. */
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
      throw refused("wrap", version, e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    if (!wrapped.mechanism().equals(MECHANISM)) {
      throw new KeyStoreException(
          UNSUPPORTED,
          "a data key was wrapped by another mechanism than "
              + MECHANISM
              + "; open it with the kind of key that wrapped it");
    }
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION, fips.provider());
      cipher.init(Cipher.UNWRAP_MODE, unwrapping, labelled(context));
      byte[] clear = cipher.unwrap(wrapped.bytes(), "AES", Cipher.SECRET_KEY).getEncoded();
      if (clear.length != KEY_BYTES) {
        Arrays.fill(clear, (byte) 0);
        throw notOpened(wrapped);
      }
      return SecretBytes.adopt(clear);
    } catch (InvalidKeyException e) { // no cause: padding, length and label must look the same
      throw notOpened(wrapped);
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw refused("unwrap", wrapped.keyEncryptionKey(), e);
    }
  }

  private static OAEPParameterSpec labelled(byte[] context) {
    return new OAEPParameterSpec(
        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(context));
  }

  private static KeyStoreException notOpened(WrappedKey wrapped) {
    return new KeyStoreException(
        UNWRAP_FAILED,
        "a wrapped data key does not open under the key-encryption key "
            + wrapped.keyEncryptionKey()
            + "; restore the catalogue or the key store that belong together");
  }

  private static KeyStoreException refused(String operation, String version, Throwable cause) {
    return new KeyStoreException(
        FAILED,
        "the FIPS module refused to " + operation + " under the key " + version + "; see the cause",
        cause);
  }
}
