package dev.hushcell.internal.keystores;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A key store beside the first one, needed before or after a move only: that it cannot be opened is
 * told when it is needed. What may pass is tried again then; anything else is not, since a token
 * locks itself after a few wrong PINs. Thread-safe.
 */
final class LaterStore extends StoreBefore {
  private final Opener opener;
  private final KeyStoreSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable KeyWrapper store; // guarded by the lock, like what follows
  private @Nullable KeyStoreException failure;
  private boolean closed;

  @FunctionalInterface
  interface Opener {
    KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException;
  }

  /** Keeps copies of the secrets until it is open or closed. */
  LaterStore(Opener opener, KeyStoreSettings settings) {
    this.opener = opener;
    this.settings = copy(settings);
  }

  private static KeyStoreSettings copy(KeyStoreSettings settings) {
    Map<String, SecretBytes> secrets = new HashMap<>();
    settings.secrets().forEach((name, secret) -> secrets.put(name, copy(secret)));
    return new KeyStoreSettings(
        settings.type(),
        settings.path(),
        settings.password().map(LaterStore::copy),
        settings.key(),
        false,
        settings.more(),
        secrets);
  }

  private static SecretBytes copy(SecretBytes secret) {
    return SecretBytes.adopt(secret.copy(SecretAccess.iHandleKeyBytes()));
  }

  @Override
  KeyWrapper open() throws KeyStoreException {
    lock.lock();
    try {
      return openAlone();
    } finally {
      lock.unlock();
    }
  }

  private KeyWrapper openAlone() throws KeyStoreException {
    if (store != null) {
      return store;
    }
    if (closed) {
      throw new KeyStoreException(
          KeyStoreException.Reason.UNREACHABLE, "the key store was closed; connect again");
    }
    if (failure != null) {
      throw failure;
    }
    try {
      KeyWrapper opened = opener.open(settings);
      store = opened;
      eraseSecrets();
      return opened;
    } catch (KeyStoreException e) {
      if (!e.isTransient()) {
        failure = e;
        eraseSecrets();
      }
      throw e;
    }
  }

  private void eraseSecrets() {
    settings.password().ifPresent(SecretBytes::close);
    settings.secrets().values().forEach(SecretBytes::close);
  }

  @Override
  public String describe() {
    try {
      return open().describe();
    } catch (KeyStoreException e) {
      return settings.type() + " (not open)";
    }
  }

  @Override
  public Optional<byte[]> pinned(String name) throws KeyStoreException {
    return open().pinned(name);
  }

  @Override
  public boolean hasPin(String name) throws KeyStoreException {
    return open().hasPin(name);
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String name, byte[] value) throws KeyStoreException {
    return open().pinIfAbsent(name, value);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      eraseSecrets();
      if (store != null) {
        store.close();
        store = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
