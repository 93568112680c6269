package dev.hushcell.internal.keystores.file;

import dev.hushcell.internal.keystores.wrapping.KeyEncryption;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.util.List;
import java.util.Optional;

/**
 * What a file of keys holds, in memory, for one reading or one change. Erases its password when it
 * is closed. Not thread-safe.
 */
public interface FileContents extends AutoCloseable {
  /** Returns the versions of a key, oldest first; none when there is no such key. */
  List<KeyVersion> versions(String key) throws KeyStoreException;

  boolean has(String version) throws KeyStoreException;

  /** Returns the key of that version; empty when there is none. */
  Optional<KeyEncryption> key(String version) throws KeyStoreException;

  /** Tells whether the key is a pair, one half of which is no secret, instead of a secret key. */
  boolean isPair(String key) throws KeyStoreException;

  Optional<byte[]> pin(String name) throws KeyStoreException;

  /** Tells whether something is pinned under the name, without opening it. */
  default boolean hasPin(String name) throws KeyStoreException {
    return pin(name).isPresent();
  }

  void addKey(String version) throws KeyStoreException;

  void removeKey(String version) throws KeyStoreException;

  void addPin(String name, byte[] value) throws KeyStoreException;

  byte[] toBytes() throws KeyStoreException;

  @Override
  void close();
}
