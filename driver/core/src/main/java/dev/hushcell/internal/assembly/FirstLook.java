package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Demands;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A look at the database whose connection the application gets afterwards, where there was one.
 * Thread-safe: whoever waits for it may give up before.
 */
final class FirstLook implements DatabaseLook, AutoCloseable {
  private final DatabaseLook opener;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Linked linked; // guarded by the lock
  private boolean closed;

  FirstLook(DatabaseLook opener) {
    this.opener = opener;
  }

  @Override
  public Linked open(Demands demands) throws SQLException {
    return opener.open(demands);
  }

  @Override
  public void done(Linked looked) throws SQLException {
    lock.lock();
    try {
      if (closed || linked != null) {
        looked.close();
      } else {
        linked = looked;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns the connection, which is the caller's from now on. */
  Optional<Linked> take() {
    lock.lock();
    try {
      Linked taken = linked;
      linked = null;
      return Optional.ofNullable(taken);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      if (linked != null) {
        linked.close();
        linked = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
