package dev.hushcell.keystore;

import dev.hushcell.secret.SecretBytes;

/**
 * Key-encryption keys beside the one in use, each with a name of its own: one for each tenant of an
 * application. What was wrapped under one opens by {@link KeyWrapper#unwrap}, like anything else,
 * as long as the store has that key. Implementations are thread-safe.
 */
public interface NamedKeys {
  /**
   * Returns the name of the key in use, without a version; with it begin the names of keys for
   * tenants.
   */
  String inUse();

  /** Tells whether the store has a key of that name. */
  boolean has(String key) throws KeyStoreException;

  /** Makes a key; one that is there already is refused and stays as it is. */
  void create(String key) throws KeyStoreException;

  /**
   * Wraps under the newest version of a key. {@link WrappedKey#keyEncryptionKey()} is its name, or
   * the name, {@code @} or {@code /}, and which version it is.
   *
   * @param context associated data, at most 1 KiB
   */
  WrappedKey wrap(String key, SecretBytes dataKey, byte[] context) throws KeyStoreException;

  /** Makes a new version of a key, under which is wrapped from then on. */
  void rotate(String key) throws KeyStoreException;

  /**
   * Destroys all versions of a key. Nothing that was wrapped under them can ever be opened again.
   *
   * @return what the store made of it; a key that is gone already is no error
   */
  Destruction destroy(String key) throws KeyStoreException;
}
