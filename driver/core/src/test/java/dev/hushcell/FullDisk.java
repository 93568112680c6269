package dev.hushcell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2 with the prefix {@code full:} before that of another one, whose disk takes so
 * many bytes more and then fails every write in the middle, as a disk that is full.
 */
public final class FullDisk extends FilePathWrapper {
  private static final AtomicLong LEFT = new AtomicLong(Long.MAX_VALUE);
  private static final AtomicLong WRITTEN = new AtomicLong();

  /** Lets the disk take so many bytes more. */
  static void free(long bytes) {
    LEFT.set(bytes);
  }

  /** Returns how many bytes were written so far. */
  static long written() {
    return WRITTEN.get();
  }

  @Override
  public String getScheme() {
    return "full";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open(mode));
  }

  private static final class Channel extends FileBaseDefault {
    private final FileChannel inner;

    Channel(FileChannel inner) {
      this.inner = inner;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      int wanted = source.remaining();
      long left = LEFT.getAndUpdate(before -> Math.max(0, before - wanted));
      if (left >= wanted) {
        WRITTEN.addAndGet(wanted);
        return inner.write(source, position);
      }
      ByteBuffer part = source.slice().limit((int) left);
      source.position(source.position() + inner.write(part, position));
      throw new IOException("No space left on device");
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      return inner.read(target, position);
    }

    @Override
    public long size() throws IOException {
      return inner.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      inner.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      inner.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return inner.tryLock(position, size, shared);
    }

    @Override
    public void implCloseChannel() throws IOException {
      inner.close();
    }
  }
}
