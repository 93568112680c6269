package dev.hushcell.internal.keystores;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;

/**
 * An open key store in a file. Keys once read stay in memory until {@link #close()}, so a file that
 * is out of reach later does no harm; a key that is not known yet is looked for in the file again.
 * Pins never change, so they are read once.
 */
final class FileWrapper implements KeyWrapper {
  private final GcmWrapping wrapping;
  private final KeyFile file;
  private final String type;
  private final FileSettings settings;
  private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();
  private final Map<String, byte[]> pins = new ConcurrentHashMap<>();

  FileWrapper(FipsModule fips, String type, KeyFile file, FileSettings settings, SecretKey inUse) {
    this.wrapping = new GcmWrapping(fips);
    this.type = type;
    this.file = file;
    this.settings = settings;
    keys.put(settings.key(), inUse);
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return wrapping.wrap(settings.key(), key(settings.key()), dataKey, context);
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    return wrapping.unwrap(wrapped, key(wrapped.keyEncryptionKey()), context);
  }

  @Override
  public String current() {
    return settings.key();
  }

  @Override
  public String describe() {
    return type + " " + settings.path() + ", key " + settings.key();
  }

  @Override
  public Optional<byte[]> pinned(String name) throws KeyStoreException {
    byte[] known = pins.get(name);
    if (known == null) {
      Optional<byte[]> read = file.pin(name);
      read.ifPresent(value -> pins.put(name, value));
      return read.map(byte[]::clone);
    }
    return Optional.of(known.clone());
  }

  @Override
  public synchronized Optional<byte[]> pinIfAbsent(String name, byte[] value)
      throws KeyStoreException {
    Optional<byte[]> before = pinned(name);
    if (before.isPresent() || !file.isWritable()) {
      return before;
    }
    file.addPinIfAbsent(name, value.clone());
    return pinned(name);
  }

  @Override
  public void close() {
    keys.clear();
    pins.clear();
    settings.password().close();
  }

  private SecretKey key(String name) throws KeyStoreException {
    SecretKey known = keys.get(name);
    if (known != null) {
      return known;
    }
    SecretKey read = file.key(name).orElseThrow(() -> file.without(name));
    keys.put(name, read);
    return read;
  }

  @Override
  public String toString() {
    return describe();
  }
}
