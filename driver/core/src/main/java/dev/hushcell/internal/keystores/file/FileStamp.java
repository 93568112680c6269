package dev.hushcell.internal.keystores.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * By what a changed file is told from an unchanged one. Writers of ours put a new file in the place
 * of the old one, which shows in its identity even where the clock of the file system is coarse.
 *
 * @param identity what the file system has for it; empty where it has nothing
 */
record FileStamp(String identity, FileTime modified, long size) {
  // Written out: linking what a record is given costs the first connection several ms.
  @Override
  public boolean equals(Object other) {
    return other instanceof FileStamp that
        && identity.equals(that.identity)
        && modified.equals(that.modified)
        && size == that.size;
  }

  @Override
  public int hashCode() {
    return identity.hashCode();
  }

  /** Looks at the file, following links; empty when there is none or it cannot be reached. */
  static Optional<FileStamp> of(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      Object key = found.fileKey();
      String identity = key == null ? "" : key.toString();
      return Optional.of(new FileStamp(identity, found.lastModifiedTime(), found.size()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
