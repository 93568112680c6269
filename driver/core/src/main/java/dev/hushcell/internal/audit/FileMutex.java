package dev.hushcell.internal.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock that processes hold in turn, for moments. Used by one thread at a time.
 *
 * <p>Its file stays open between: the operating system frees what a process holds of a file when
 * that process closes the file anywhere, so it is closed only while it is held.
 */
public final class FileMutex implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private final Path path;
  private @Nullable FileChannel channel;

  public FileMutex(Path path) {
    this.path = path;
  }

  /** What is held until it is closed. */
  public record Held(FileLock lock) implements AutoCloseable {
    /** Throws when it is not held any more. */
    public void require() throws IOException {
      if (!lock.isValid()) {
        throw new IOException("the lock was lost");
      }
    }

    @Override
    public void close() throws IOException {
      lock.close();
    }
  }

  public Held take() throws IOException {
    FileChannel open = channel;
    if (open == null || !open.isOpen()) {
      open =
          FileChannel.open(
              path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly());
      channel = open;
    }
    long began = System.nanoTime();
    for (; ; ) {
      FileLock lock = tried(open);
      if (lock != null) {
        return new Held(lock);
      }
      if (System.nanoTime() - began > PATIENCE) {
        throw new IOException("another process holds " + path);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private static @Nullable FileLock tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) { // held in this process
      return null;
    }
  }

  /** Returns with what a file is made that nobody but its owner may read or write. */
  public static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      take().lock().channel().close();
    }
  }
}
