package dev.hushcell.internal.keystores;

import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;
import javax.crypto.SecretKey;

/** A file of key-encryption keys. Every call reads the file anew. Thread-safe. */
interface KeyFile {
  /** Returns the AES-256 key of that name; empty when the file or the key is missing. */
  Optional<SecretKey> key(String name) throws KeyStoreException;

  /** Returns what is pinned under the name; always empty where nothing can be pinned. */
  Optional<byte[]> pin(String name) throws KeyStoreException;

  /** Tells whether pins can be added: the format has them and this user may change the file. */
  boolean isWritable();

  /** Pins the value under the name unless another process was faster. */
  void addPinIfAbsent(String name, byte[] value) throws KeyStoreException;

  /** Returns the exception that says whether the file or only the key of that name is missing. */
  KeyStoreException without(String name);
}
