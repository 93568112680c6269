package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.internal.keystores.wrapping.KeyEncryption;
import dev.hushcell.internal.keystores.wrapping.VersionName;
import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.List;
import java.util.Optional;

/**
 * Keys with names of their own in a file, which is read anew for each use: none stays in memory, so
 * a thousand cost nothing and a destroyed one is gone at once. Thread-safe.
 */
record FileNamedKeys(KeyFile file, String inUse, Runnable requireOpen) implements NamedKeys {
  @Override
  public boolean has(String key) throws KeyStoreException {
    requireOpen.run();
    try (FileContents contents = file.read()) {
      return !contents.versions(key).isEmpty();
    }
  }

  @Override
  public void create(String key) throws KeyStoreException {
    requireOpen.run();
    VersionName.requireUnversioned(key);
    Optional<String> made = file.change(contents -> KeyFile.addIfAbsent(contents, key));
    if (made.isEmpty()) {
      throw new KeyStoreException(
          UNSUPPORTED, "the key store " + file + " has a key " + key + " already");
    }
  }

  @Override
  public WrappedKey wrap(String key, SecretBytes dataKey, byte[] context) throws KeyStoreException {
    requireOpen.run();
    try (FileContents contents = file.read()) {
      String newest = file.newest(contents, key);
      KeyEncryption found = contents.key(newest).orElseThrow(() -> file.without(newest));
      return found.wrap(newest, dataKey, context);
    }
  }

  @Override
  public void rotate(String key) throws KeyStoreException {
    KeyVersion unused = new FileAdministration(file, key, requireOpen).rotate();
  }

  @Override
  public Destruction destroy(String key) throws KeyStoreException {
    requireOpen.run();
    Optional<String> unused =
        file.change(
            contents -> {
              List<KeyVersion> doomed = contents.versions(key);
              for (KeyVersion version : doomed) {
                contents.removeKey(version.name());
              }
              return doomed.isEmpty() ? Optional.empty() : Optional.of(key);
            });
    return Destruction.done();
  }
}
