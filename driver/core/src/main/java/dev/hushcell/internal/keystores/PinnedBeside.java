package dev.hushcell.internal.keystores;

import dev.hushcell.internal.keystores.file.PinFile;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A key store whose pins are kept in a file beside it. Pins never change, so each is read once. */
final class PinnedBeside extends StoreBefore {
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
  KeyWrapper open() {
    return store;
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
  public void close() {
    store.close();
  }
}
