package dev.hushcell.internal.keystores.wrapping;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;

/** One version of a key-encryption key, ready for use. Thread-safe. */
public interface KeyEncryption {
  /**
   * Wraps a key.
   *
   * @param version what {@link WrappedKey#keyEncryptionKey()} is to say
   * @param context associated data
   */
  WrappedKey wrap(String version, SecretBytes dataKey, byte[] context) throws KeyStoreException;

  SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException;

  static void requireMechanism(WrappedKey wrapped, String mechanism) throws KeyStoreException {
    if (!wrapped.mechanism().equals(mechanism)) {
      throw new KeyStoreException(
          KeyStoreException.Reason.UNSUPPORTED,
          "a data key was wrapped by another mechanism than "
              + mechanism
              + "; open it with the kind of key that wrapped it");
    }
  }

  /** Returns the failure of a wrapped key that does not open, whatever the reason is. */
  static KeyStoreException notOpened(WrappedKey wrapped) {
    return new KeyStoreException(
        KeyStoreException.Reason.UNWRAP_FAILED,
        "a wrapped data key does not open under the key-encryption key "
            + wrapped.keyEncryptionKey()
            + "; restore the catalogue or the key store that belong together");
  }

  static KeyStoreException refused(String operation, String version, Throwable cause) {
    return new KeyStoreException(
        KeyStoreException.Reason.FAILED,
        "the FIPS module refused to " + operation + " under the key " + version + "; see the cause",
        cause);
  }
}
