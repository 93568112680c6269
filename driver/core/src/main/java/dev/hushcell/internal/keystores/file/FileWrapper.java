package dev.hushcell.internal.keystores.file;

import dev.hushcell.internal.keystores.wrapping.KeyEncryption;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * An open key store in a file.
 *
 * <p>Keys once read stay in memory until {@link #close()} or until the file does not hold them any
 * more, so a file that is out of reach does no harm. Each use looks whether the file was changed
 * since, and reads it again if so: a new version is wrapped with, a destroyed one is forgotten.
 * Pins never change, so they are read once. Thread-safe.
 */
public final class FileWrapper implements KeyWrapper {
  /** In the names of keys of which there may be thousands; they do not stay in memory. */
  private static final String BESIDE = "--";

  private final KeyFile file;
  private final FileSettings settings;
  private final Consumer<String> warnings;
  private final boolean pair;
  private final Map<String, KeyEncryption> keys = new ConcurrentHashMap<>();
  private final Map<String, byte[]> pins = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Seen seen;
  private volatile boolean closed;

  /**
   * What was seen of the file.
   *
   * @param stamp of the file when it was looked at last
   * @param current the newest version of the key in use
   */
  private record Seen(Optional<KeyFile.Stamp> stamp, String current) {}

  private FileWrapper(KeyFile file, FileSettings settings, Consumer<String> warnings)
      throws KeyStoreException {
    this.file = file;
    this.settings = settings;
    this.warnings = warnings;
    Optional<KeyFile.Stamp> stamp = file.stamp();
    try (FileContents contents = file.read()) {
      this.seen = new Seen(stamp, currentOf(contents));
      this.pair = contents.isPair(settings.key());
    }
  }

  /**
   * Opens the store, makes it if that is asked for, and warns of a file that others may read.
   *
   * @param settings closed with the store, or when it does not open
   */
  public static KeyWrapper open(FileFormat format, FileSettings settings, Consumer<String> warnings)
      throws KeyStoreException {
    boolean opened = false;
    try {
      KeyFile file = new KeyFile(format, settings);
      if (settings.create() && !hasKey(file, settings.key())) {
        file.createKeyIfAbsent(settings.key());
      }
      FileWrapper wrapper = new FileWrapper(file, settings, warnings);
      OwnerOnly.warnUnless(settings.path(), warnings);
      opened = true;
      return wrapper;
    } finally {
      if (!opened) {
        settings.password().close();
      }
    }
  }

  private static boolean hasKey(KeyFile file, String key) throws KeyStoreException {
    if (file.stamp().isEmpty()) {
      return false;
    }
    try (FileContents contents = file.read()) {
      return !contents.versions(key).isEmpty();
    }
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    String current = current();
    return key(current).wrap(current, dataKey, context);
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    look();
    return key(wrapped.keyEncryptionKey()).unwrap(wrapped, context);
  }

  @Override
  public String current() throws KeyStoreException {
    return look().current();
  }

  @Override
  public String describe() {
    return file.format().type() + " " + settings.path() + ", key " + settings.key();
  }

  @Override
  public Optional<byte[]> pinned(String name) throws KeyStoreException {
    requireOpen();
    byte[] known = pins.get(name);
    if (known != null) {
      return Optional.of(known.clone());
    }
    if (!file.format().takesPins()) {
      return Optional.empty();
    }
    try (FileContents contents = file.read()) {
      Optional<byte[]> read = contents.pin(name);
      read.ifPresent(value -> pins.put(name, value));
      return read.map(byte[]::clone);
    }
  }

  @Override
  public boolean hasPin(String name) throws KeyStoreException {
    requireOpen();
    if (pins.containsKey(name) || !file.format().takesPins()) {
      return pins.containsKey(name);
    }
    try (FileContents contents = file.read()) {
      return contents.hasPin(name);
    }
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String name, byte[] value) throws KeyStoreException {
    lock.lock();
    try {
      return pinIfAbsentAlone(name, value);
    } finally {
      lock.unlock();
    }
  }

  private Optional<byte[]> pinIfAbsentAlone(String name, byte[] value) throws KeyStoreException {
    Optional<byte[]> before = pinned(name);
    if (before.isPresent() || !file.format().takesPins() || !file.isWritable()) {
      return before;
    }
    byte[] mine = value.clone();
    file.change(contents -> addPinIfAbsent(contents, name, mine))
        .ifPresent(added -> pins.put(name, mine));
    return pinned(name);
  }

  private static Optional<String> addPinIfAbsent(FileContents contents, String name, byte[] value)
      throws KeyStoreException {
    if (contents.pin(name).isPresent()) {
      return Optional.empty();
    }
    contents.addPin(name, value);
    return Optional.of(name);
  }

  @Override
  public Optional<KeyAdministration> administration() {
    return pair
        ? Optional.empty()
        : Optional.of(new FileAdministration(file, settings.key(), this::requireOpen));
  }

  @Override
  public Optional<NamedKeys> named() {
    return pair
        ? Optional.empty()
        : Optional.of(new FileNamedKeys(file, settings.key(), this::requireOpen));
  }

  @Override
  public boolean isWrappingPublic() {
    return pair;
  }

  @Override
  public void close() {
    closed = true;
    keys.clear();
    pins.clear();
    settings.password().close();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the key store " + describe() + " was closed");
    }
  }

  /** Reads the file again if it was changed; one that is gone leaves what is known. */
  private Seen look() {
    requireOpen();
    Seen last = seen;
    Optional<KeyFile.Stamp> now = file.stamp();
    return now.isEmpty() || now.equals(last.stamp()) ? last : lookAgain(now);
  }

  private Seen lookAgain(Optional<KeyFile.Stamp> now) {
    lock.lock();
    try {
      return lookAgainAlone(now);
    } finally {
      lock.unlock();
    }
  }

  private Seen lookAgainAlone(Optional<KeyFile.Stamp> now) {
    if (now.equals(seen.stamp())) {
      return seen;
    }
    try (FileContents contents = file.read()) {
      Seen next = new Seen(now, currentOf(contents));
      for (String known : List.copyOf(keys.keySet())) {
        if (!contents.has(known)) {
          keys.remove(known);
        }
      }
      seen = next;
    } catch (KeyStoreException e) {
      warnings.accept(
          "the key store "
              + file
              + " was changed and is no longer usable; keys in memory remain usable"
              + " until this process ends. "
              + e.getMessage());
      seen = new Seen(now, seen.current()); // told once; read again at the next change
    }
    return seen;
  }

  /** Finds the newest version, and loads it while the file is at hand. */
  private String currentOf(FileContents contents) throws KeyStoreException {
    String current = file.newest(contents, settings.key());
    if (!keys.containsKey(current)) {
      keys.put(current, contents.key(current).orElseThrow(() -> file.without(current)));
    }
    return current;
  }

  private KeyEncryption key(String version) throws KeyStoreException {
    KeyEncryption known = keys.get(version);
    if (known != null) {
      return known;
    }
    try (FileContents contents = file.read()) {
      KeyEncryption read = contents.key(version).orElseThrow(() -> file.without(version));
      if (!version.contains(BESIDE)) {
        keys.put(version, read);
      }
      return read;
    }
  }

  @Override
  public String toString() {
    return describe();
  }
}
