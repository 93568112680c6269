package dev.hushcell.internal.keystores;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Attributes of files and directories that nobody but their owner may use. */
final class OwnerOnly {
  private OwnerOnly() {}

  /** Returns {@code rw-------} where the file system knows it, else nothing. */
  static FileAttribute<?>[] file(Path place) {
    return of(place, "rw-------");
  }

  /** Returns {@code rwx------} where the file system knows it, else nothing. */
  static FileAttribute<?>[] directory(Path place) {
    return of(place, "rwx------");
  }

  /** Tells whether the file system has POSIX permissions; elsewhere the directory's rules hold. */
  static boolean isPosix(Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] of(Path place, String permissions) {
    return isPosix(place)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
