package dev.hushcell.keystore;

import dev.hushcell.secret.SecretBytes;
import java.util.Optional;

/**
 * An open key store: wraps and unwraps data keys under key-encryption keys that stay inside.
 *
 * <p>The context is authenticated: a wrapped key opens only with the very bytes it was wrapped
 * with. Implementations are thread-safe.
 */
public interface KeyWrapper extends AutoCloseable {
  /**
   * Wraps under the key-encryption key in use.
   *
   * @param dataKey the key to wrap, 32 bytes
   * @param context associated data, at most 1 KiB
   */
  WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException;

  /** Unwraps what {@link #wrap} returned, under whichever key-encryption key it names. */
  SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException;

  /**
   * Returns the name and version of the key-encryption key that {@link #wrap} would use now, as
   * {@link WrappedKey#keyEncryptionKey()} will have it.
   */
  String current() throws KeyStoreException;

  /** Returns kind of store, place and name of the key in use, for status pages; no secret. */
  String describe();

  /**
   * Returns bytes pinned under a name outside the database, such as the fingerprint of a catalogue.
   */
  Optional<byte[]> pinned(String name) throws KeyStoreException;

  /** Tells whether bytes are pinned under a name; for stores in which reading them is slow. */
  default boolean hasPin(String name) throws KeyStoreException {
    return pinned(name).isPresent();
  }

  /**
   * Pins bytes under a name unless some are pinned already, and returns what is pinned then; empty
   * when this store cannot be written to.
   */
  Optional<byte[]> pinIfAbsent(String name, byte[] value) throws KeyStoreException;

  /**
   * Returns what an administrator may do with the keys of this store; empty when that is done with
   * the store's own tools only.
   */
  default Optional<KeyAdministration> administration() {
    return Optional.empty();
  }

  /**
   * Returns key-encryption keys with names of their own, of which a tenant has one; empty when this
   * store has none through us.
   */
  default Optional<NamedKeys> named() {
    return Optional.empty();
  }

  /**
   * Tells whether somebody without access to this store can wrap a key that it unwraps, as with an
   * RSA pair whose certificate he has. Then a catalogue is accepted only where it is pinned.
   */
  default boolean isWrappingPublic() {
    return false;
  }

  /** Erases what the store holds in memory. */
  @Override
  void close();
}
