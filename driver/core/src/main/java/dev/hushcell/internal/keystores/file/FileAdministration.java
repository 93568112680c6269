package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.internal.keystores.wrapping.VersionName;
import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.util.List;
import java.util.Optional;

/**
 * Versions of a key in a file: each is an entry of its own. A change replaces the file as a whole,
 * under its lock. Thread-safe.
 */
record FileAdministration(KeyFile file, String key, Runnable requireOpen)
    implements KeyAdministration {
  @Override
  public List<KeyVersion> versions() throws KeyStoreException {
    requireOpen.run();
    try (FileContents contents = file.read()) {
      return contents.versions(key);
    }
  }

  @Override
  public KeyVersion rotate() throws KeyStoreException {
    requireOpen.run();
    return file.change(this::addVersion).orElseThrow();
  }

  private Optional<KeyVersion> addVersion(FileContents contents) throws KeyStoreException {
    String next = current(contents).next().toString();
    contents.addKey(next);
    return contents.versions(key).stream().filter(each -> each.name().equals(next)).findFirst();
  }

  @Override
  public Destruction destroy(String version) throws KeyStoreException {
    requireOpen.run();
    VersionName doomed =
        VersionName.of(key, version)
            .orElseThrow(() -> refused(version + " is not a version of the key " + key));
    file.change(
        contents -> {
          if (doomed.compareTo(current(contents)) >= 0) {
            throw refused(version + " is the current version, or newer; rotate first");
          }
          if (!contents.has(version)) {
            return Optional.empty();
          }
          contents.removeKey(version);
          return Optional.of(version);
        });
    return Destruction.done();
  }

  private VersionName current(FileContents contents) throws KeyStoreException {
    String newest = file.newest(contents, key);
    return VersionName.of(key, newest)
        .orElseThrow(() -> refused("versions of " + newest + " are not made by this store"));
  }

  private KeyStoreException refused(String why) {
    return new KeyStoreException(UNSUPPORTED, "nothing was changed in " + file + ": " + why);
  }
}
