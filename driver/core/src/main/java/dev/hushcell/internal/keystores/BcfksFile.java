package dev.hushcell.internal.keystores;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_FILE;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * A BCFKS file that several processes read and change. Every look reads the file anew; every change
 * is made to what the file holds then, under its lock. Thread-safe.
 */
final class BcfksFile implements KeyFile {
  private final FipsModule fips;
  private final FileSettings settings;
  private final StoreFile file;

  BcfksFile(FipsModule fips, FileSettings settings) {
    this.fips = fips;
    this.settings = settings;
    this.file = new StoreFile(settings.path());
  }

  @Override
  public Optional<SecretKey> key(String name) throws KeyStoreException {
    try (BcfksContents contents = read()) {
      return contents.key(name);
    }
  }

  @Override
  public Optional<byte[]> pin(String name) throws KeyStoreException {
    try (BcfksContents contents = read()) {
      return contents.pin(name);
    }
  }

  @Override
  public boolean isWritable() {
    return file.isWritable();
  }

  /** Makes the file and a key of that name unless another process was faster. */
  void addKeyIfAbsent(String name) throws KeyStoreException {
    try (StoreLock lock = file.lock();
        BcfksContents contents = read()) {
      if (contents.key(name).isEmpty()) {
        contents.addKey(name, fips);
        file.replace(contents.toBytes(settings.iterations(), fips), lock);
      }
    }
  }

  @Override
  public void addPinIfAbsent(String name, byte[] value) throws KeyStoreException {
    try (StoreLock lock = file.lock();
        BcfksContents contents = existing()) {
      if (contents.pin(name).isEmpty()) {
        contents.addPin(name, value);
        file.replace(contents.toBytes(settings.iterations(), fips), lock);
      }
    }
  }

  @Override
  public KeyStoreException without(String name) {
    if (!file.exists()) {
      return missingFile();
    }
    return new KeyStoreException(
        MISSING_KEY,
        "the key store "
            + file
            + " has no key "
            + name
            + "; correct keystore.key, restore the file, or set keystore.create: true to make a"
            + " new key");
  }

  private KeyStoreException missingFile() {
    return new KeyStoreException(
        MISSING_FILE,
        "the key store "
            + file
            + " does not exist; correct keystore.path, restore the file, or set keystore.create:"
            + " true to make a new one");
  }

  private BcfksContents read() throws KeyStoreException {
    return BcfksContents.of(fips, file.read(), settings.passwordChars(), file.toString());
  }

  /** Reads what must be there: a store that vanished is not made again with a pin alone in it. */
  private BcfksContents existing() throws KeyStoreException {
    Optional<byte[]> content = file.read();
    if (content.isEmpty()) {
      throw missingFile();
    }
    return BcfksContents.of(fips, content, settings.passwordChars(), file.toString());
  }
}
