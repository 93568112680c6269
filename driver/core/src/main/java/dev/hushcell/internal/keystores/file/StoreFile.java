package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.CORRUPT;
import static dev.hushcell.keystore.KeyStoreException.Reason.FILE_ACCESS;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;

import dev.hushcell.keystore.KeyStoreException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a key store. It is replaced as a whole: a reader sees the old content or the new one,
 * and so does whoever looks after a crash at any moment.
 */
record StoreFile(Path path) {
  private static final int MAX_BYTES = 16 << 20;

  /**
   * A writer holds the lock for some tenths of a second, and several may stand in line at the first
   * start. Who waits for longer is told so, since a statement waits with him.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** Returns the content; empty when there is no file. */
  Optional<byte[]> read() throws KeyStoreException {
    if (Files.notExists(path)) {
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      throw new KeyStoreException(
          BAD_SETTING,
          path + " is a directory, not a key store file; name the file in keystore.path");
    }
    // Not Files.readAllBytes: an interrupt of the connecting thread would close its channel.
    try (InputStream in = new FileInputStream(path.toFile())) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new KeyStoreException(CORRUPT, path + " is too large to be a key store");
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      throw new KeyStoreException(
          FILE_ACCESS, "the key store " + path + " cannot be read; give this user access to it", e);
    }
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** Tells whether this user may replace the file, or create it. */
  boolean isWritable() {
    Path nearest = directory();
    while (Files.notExists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    return Files.isWritable(nearest);
  }

  /** Takes the lock that every writer of this file holds, in all processes. */
  StoreLock lock() throws KeyStoreException {
    try {
      Files.createDirectories(directory(), OwnerOnly.directory(path));
      return StoreLock.take(path.resolveSibling(path.getFileName() + ".lock"), PATIENCE);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /** Replaces the content, or creates the file for its owner only, under the lock. */
  void replace(byte[] content, StoreLock held) throws KeyStoreException {
    held.check();
    try {
      Path target = Files.exists(path) ? path.toRealPath() : path;
      // A fixed name, so that the leftover of a crash is used up by the next writer.
      Path fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      try {
        write(fresh, content);
        keepPermissions(target, fresh);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      syncDirectory(target);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, OwnerOnly.file(file))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static void keepPermissions(Path old, Path fresh) throws IOException {
    if (Files.exists(old) && OwnerOnly.isPosix(old)) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(old);
      Files.setPosixFilePermissions(fresh, permissions);
    }
  }

  /** Makes the new name last over a power failure, where the system can. */
  private static void syncDirectory(Path target) throws IOException {
    Path directory = target.getParent();
    if (directory != null && OwnerOnly.isPosix(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private Path directory() {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private KeyStoreException notWritten(IOException e) {
    if (e instanceof ClosedByInterruptException || e instanceof FileLockInterruptionException) {
      return new KeyStoreException(
          UNREACHABLE, "writing the key store " + path + " was interrupted; try again", e);
    }
    return new KeyStoreException(
        FILE_ACCESS,
        "the key store "
            + path
            + " cannot be written and was left as it was; give this user write access to its"
            + " directory and free space",
        e);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
