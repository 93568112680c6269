package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_FILE;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/**
 * A file of key-encryption keys that several processes read and change. Every look reads the file
 * anew; every change is made to what the file holds then, under its lock. Thread-safe.
 */
record KeyFile(FileFormat format, FileSettings settings, StoreFile file) {
  KeyFile(FileFormat format, FileSettings settings) {
    this(format, settings, new StoreFile(settings.path()));
  }

  /** Changes the contents; an exception leaves the file as it was. */
  @FunctionalInterface
  interface Change<T> {
    /** Returns whatever came of it; empty when nothing was changed, so nothing is written. */
    Optional<T> apply(FileContents contents) throws KeyStoreException;
  }

  FileContents read() throws KeyStoreException {
    return format.look(existing(), settings.passwordChars(), file.toString());
  }

  private byte[] existing() throws KeyStoreException {
    return file.read().orElseThrow(this::missingFile);
  }

  /** Changes what must be there: a store that vanished is not made again with less in it. */
  <T> Optional<T> change(Change<T> change) throws KeyStoreException {
    try (StoreLock lock = file.lock();
        FileContents contents =
            format.read(Optional.of(existing()), settings.passwordChars(), file.toString())) {
      return write(change, contents, lock);
    }
  }

  /** Makes the file and the key unless another process was faster. */
  void createKeyIfAbsent(String key) throws KeyStoreException {
    try (StoreLock lock = file.lock();
        FileContents contents =
            format.read(file.read(), settings.passwordChars(), file.toString())) {
      write(now -> addIfAbsent(now, key), contents, lock);
    }
  }

  static Optional<String> addIfAbsent(FileContents contents, String key) throws KeyStoreException {
    if (!contents.versions(key).isEmpty()) {
      return Optional.empty();
    }
    contents.addKey(key);
    return Optional.of(key);
  }

  /** Returns the newest version of a key, or throws. */
  String newest(FileContents contents, String key) throws KeyStoreException {
    List<KeyVersion> versions = contents.versions(key);
    if (versions.isEmpty()) {
      throw without(key);
    }
    return versions.get(versions.size() - 1).name();
  }

  private <T> Optional<T> write(Change<T> change, FileContents contents, StoreLock lock)
      throws KeyStoreException {
    Optional<T> result = change.apply(contents);
    if (result.isPresent()) {
      file.replace(contents.toBytes(), lock);
    }
    return result;
  }

  /** Returns the stamp of the file as it is now; empty when there is none. */
  Optional<Stamp> stamp() {
    return Stamp.of(settings.path());
  }

  boolean isWritable() {
    return file.isWritable();
  }

  /** Returns the exception that says whether the file or only the key of that name is missing. */
  KeyStoreException without(String name) {
    if (!file.exists()) {
      return missingFile();
    }
    return new KeyStoreException(
        MISSING_KEY,
        "the key store %s has no key %s; correct keystore.key or restore the file%s"
            .formatted(file, name, forTheFirst()));
  }

  private KeyStoreException missingFile() {
    return new KeyStoreException(
        MISSING_FILE,
        "the key store "
            + file
            + " does not exist; correct keystore.path or restore the file"
            + forTheFirst());
  }

  private String forTheFirst() {
    return ", since a new key opens nothing that another sealed. Only for a database in which nothing"
        + " is sealed yet: "
        + format.howToMake();
  }

  @Override
  public String toString() {
    return file.toString();
  }

  /**
   * Shows whether a file has changed. Our own writers put a new file in the place of the old one,
   * which shows in its identity even where the clock of the file system is coarse.
   *
   * @param identity what the file system has for it; empty where it has nothing
   */
  record Stamp(String identity, FileTime modified, long size) {
    // Written out: linking what a record is given costs the first connection several ms.
    @Override
    public boolean equals(Object other) {
      return other instanceof Stamp that
          && identity.equals(that.identity)
          && modified.equals(that.modified)
          && size == that.size;
    }

    @Override
    public int hashCode() {
      return identity.hashCode();
    }

    /** Looks at the file, following links; empty when there is none or it cannot be reached. */
    static Optional<Stamp> of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        Object key = found.fileKey();
        String identity = key == null ? "" : key.toString();
        return Optional.of(new Stamp(identity, found.lastModifiedTime(), found.size()));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }
}
