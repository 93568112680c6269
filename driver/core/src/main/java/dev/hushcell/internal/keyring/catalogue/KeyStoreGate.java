package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.database.Attempts;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.Optional;

/**
 * The key store as this room uses it: failures that may pass are tried again with growing pauses,
 * then told as transient faults. Thread-safe.
 */
public final class KeyStoreGate {
  private static final int ATTEMPTS = 4;
  private static final long FIRST_PAUSE = 50;

  private final KeyWrapper wrapper;
  private final Attempts attempts;

  public KeyStoreGate(KeyWrapper wrapper, Attempts attempts) {
    this.wrapper = wrapper;
    this.attempts = attempts;
  }

  @FunctionalInterface
  private interface Call<T> {
    T run() throws KeyStoreException;
  }

  public WrappedKey wrap(SecretBytes key, byte[] context) {
    return call(
        KeyringFault.KEY_NOT_WRAPPED, "wrapping a new key", () -> wrapper.wrap(key, context));
  }

  /**
   * Unwraps a key.
   *
   * @param what the key, for messages
   */
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context, String what) {
    return call(
        KeyringFault.KEY_NOT_OPENED,
        "unwrapping "
            + what
            + ", which was wrapped under key-encryption key "
            + wrapped.keyEncryptionKey()
            + " ("
            + wrapped.mechanism()
            + "),",
        () -> wrapper.unwrap(wrapped, context));
  }

  Optional<byte[]> pinned(String name) {
    return call(KeyringFault.KEY_NOT_OPENED, "reading a pin", () -> wrapper.pinned(name));
  }

  Optional<byte[]> pinIfAbsent(String name, byte[] value) {
    return call(
        KeyringFault.KEY_NOT_WRAPPED, "writing a pin", () -> wrapper.pinIfAbsent(name, value));
  }

  boolean isWrappingPublic() {
    return wrapper.isWrappingPublic();
  }

  private <T> T call(KeyringFault permanent, String doing, Call<T> call) {
    long wait = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return call.run();
      } catch (KeyStoreException e) {
        if (!e.isTransient()) {
          throw permanent.fault(
              doing
                  + " failed in key store "
                  + wrapper.describe()
                  + "; check that the configured key store is the one this database was set up"
                  + " with",
              e);
        }
        if (attempt == ATTEMPTS) {
          throw KeyringFault.KEY_STORE_DOWN.fault(
              doing
                  + " failed "
                  + ATTEMPTS
                  + " times in key store "
                  + wrapper.describe()
                  + "; keys already in memory go on working, try again later",
              e);
        }
      }
      attempts.pause(wait);
      wait *= 2;
    }
  }
}
