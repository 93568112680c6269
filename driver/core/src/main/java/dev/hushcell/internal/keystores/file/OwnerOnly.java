package dev.hushcell.internal.keystores.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Attributes of files and directories that nobody but their owner may use. */
final class OwnerOnly {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

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

  /**
   * Warns when others than the owner may read the file or write to it, where the file system knows
   * such permissions. Who reads it can try passwords at leisure.
   */
  static void warnUnless(Path file, Consumer<String> warnings) {
    try {
      Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
      others.retainAll(OTHERS);
      if (!others.isEmpty()) {
        warnings.accept(
            "the key store " + file + " is not for its owner only; chmod 600 (or 400) " + file);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // not a file system with such permissions, or the next read tells
    }
  }

  private static FileAttribute<?>[] of(Path place, String permissions) {
    return isPosix(place)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
