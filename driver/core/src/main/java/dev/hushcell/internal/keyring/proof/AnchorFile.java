package dev.hushcell.internal.keyring.proof;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text file of its owner that several processes change: each change replaces it as a whole, under
 * a lock, so that a process that ends in between leaves the old one or the new one. Thread-safe.
 */
record AnchorFile(Path path) {
  private static final int ATTEMPTS = 40;
  private static final long PAUSE = 25;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  AnchorFile {
    path = path.toAbsolutePath().normalize();
  }

  /** Changes the lines of the file; empty stands for no file. */
  @FunctionalInterface
  interface Change {
    /** Returns the new lines; empty when nothing is to be written. */
    Optional<List<String>> of(Optional<List<String>> lines);
  }

  Optional<List<String>> read() throws IOException {
    try {
      return Optional.of(Files.readAllLines(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Reads and writes while no other process does. */
  void change(Change change) throws IOException {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(
                lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly());
        FileLock held = lock(channel)) {
      Optional<List<String>> changed = change.of(read());
      if (changed.isPresent() && held.isValid()) {
        replace(changed.get());
      }
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while another process holds the lock", e);
      }
    }
    throw new IOException("another process holds the lock");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) { // another thread of this process has it
      return null;
    }
  }

  private void replace(List<String> lines) throws IOException {
    Path directory = path.getParent();
    Path next = Files.createTempFile(directory, path.getFileName().toString(), ".new", ownerOnly());
    try {
      Files.write(next, lines, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Tells whether others than the owner can write to the file. */
  boolean isLoose() throws IOException {
    return isPosix()
        && Files.exists(path)
        && !OWNER.containsAll(Files.getPosixFilePermissions(path));
  }

  private static FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
