package dev.hushcell.internal.keystores;

import dev.hushcell.internal.keystores.file.PinFile;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A key store whose pins are kept in a file beside it. Pins never change, so each is read once. */
final class PinnedBeside implements KeyWrapper {
  /** Setting of any kind of store: the file. */
  static final String SETTING = "pins";

  private final KeyWrapper store;
  private final PinFile file;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  PinnedBeside(KeyWrapper store, PinFile file) {
    this.store = store;
    this.file = file;
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return store.wrap(dataKey, context);
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    return store.unwrap(wrapped, context);
  }

  @Override
  public String current() throws KeyStoreException {
    return store.current();
  }

  @Override
  public String describe() {
    return store.describe() + ", pins in " + file;
  }

  @Override
  public Optional<byte[]> pinned(String name) throws KeyStoreException {
    byte[] pin = known.get(name);
    return pin == null ? kept(name, file.pinned(name)) : Optional.of(pin.clone());
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String name, byte[] value) throws KeyStoreException {
    byte[] pin = known.get(name);
    return pin == null ? kept(name, file.pinIfAbsent(name, value)) : Optional.of(pin.clone());
  }

  private Optional<byte[]> kept(String name, Optional<byte[]> pin) {
    pin.ifPresent(value -> known.put(name, value.clone()));
    return pin;
  }

  @Override
  public Optional<KeyAdministration> administration() {
    return store.administration();
  }

  @Override
  public Optional<NamedKeys> named() {
    return store.named();
  }

  @Override
  public boolean isWrappingPublic() {
    return store.isWrappingPublic();
  }

  @Override
  public void close() {
    store.close();
  }

  @Override
  public String toString() {
    return describe();
  }
}
