package dev.hushcell.keystore;

import java.util.Arrays;

/**
 * A data key sealed under a key-encryption key; safe to store anywhere.
 *
 * @param keyEncryptionKey name (and version) of the key-encryption key in its store
 * @param mechanism how it was wrapped, as the store names it, such as {@code AES-GCM}
 * @param bytes the wrapped key
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record WrappedKey(String keyEncryptionKey, String mechanism, byte[] bytes) {
  public WrappedKey {
    bytes = bytes.clone();
  }

  /** Returns a copy of the wrapped key. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WrappedKey that
        && keyEncryptionKey.equals(that.keyEncryptionKey)
        && mechanism.equals(that.mechanism)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "WrappedKey[" + keyEncryptionKey + ", " + mechanism + ", " + bytes.length + " bytes]";
  }
}
