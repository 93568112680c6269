package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;

import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock on a file, against other processes and other threads, of this and any other
 * class loader.
 *
 * <p>The operating system frees it with the process. The lock file stays: deleting it would let two
 * writers hold locks on two files of the same name.
 */
record StoreLock(FileChannel channel) implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;

  /** Waits for the lock, so long at most. */
  static StoreLock take(Path lockFile, Duration patience) throws IOException, KeyStoreException {
    Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileChannel channel = FileChannel.open(lockFile, options, OwnerOnly.file(lockFile));
    boolean taken = false;
    try {
      await(channel, lockFile, patience);
      taken = true;
      return new StoreLock(channel);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static void await(FileChannel channel, Path lockFile, Duration patience)
      throws IOException, KeyStoreException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (tryLock(channel) == null) {
      if (System.nanoTime() - deadline > 0) {
        throw unreachable("another process holds " + lockFile + "; try again when it has finished");
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unreachable("the wait for " + lockFile + " was interrupted; try again");
      }
    }
  }

  /** Returns null while another process or another thread of this JVM has the lock. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisJvm) {
      return null;
    }
  }

  private static KeyStoreException unreachable(String message) {
    return new KeyStoreException(UNREACHABLE, message);
  }

  /** Refuses to go on when the lock was freed already. */
  void check() {
    if (!channel.isOpen()) {
      throw new IllegalStateException("the lock is not held any more");
    }
  }

  @Override
  public void close() throws KeyStoreException {
    try {
      channel.close();
    } catch (IOException e) {
      throw new KeyStoreException(UNREACHABLE, "the lock of a key store could not be freed", e);
    }
  }
}
