package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.ConfigFault;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a data source opens with its first connection, and never after it was closed. */
public final class OpenedOnce<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable T source; // guarded by the lock
  private boolean closed; // guarded by the lock

  public T open(Supplier<T> opener) {
    lock.lock();
    try {
      if (closed) {
        throw ConfigFault.DATA_SOURCE_CLOSED.fault("the data source was closed; build a new one");
      }
      T known = source;
      if (known == null) {
        known = opener.get();
        source = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  public void close(Consumer<T> closing) {
    lock.lock();
    try {
      closed = true;
      if (source != null) {
        closing.accept(source);
      }
    } finally {
      lock.unlock();
    }
  }
}
