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

  /** Unwraps what {@link #wrap} returned. */
  SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException;
}
