package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Demands;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The first connection, which may be opened for a look at the database, or while something else is
 * waited for, before the application gets it. Thread-safe: whoever waits for it may give up before.
 */
final class FirstLook implements DatabaseLook, AutoCloseable {
  private final DatabaseLook opener;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Linked linked; // guarded by the lock, as those below
  private @Nullable SQLException failed;
  private boolean closed;

  FirstLook(DatabaseLook opener) {
    this.opener = opener;
  }

  @Override
  public Linked open(Demands demands) throws SQLException {
    Optional<Linked> opened = take();
    return opened.isPresent() ? opened.get() : opener.open(demands);
  }

  @Override
  public void ahead(Demands demands) {
    try {
      done(opener.open(demands));
    } catch (SQLException e) {
      lock.lock();
      try {
        failed = e;
      } finally {
        lock.unlock();
      }
    }
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

  /** Returns the connection, which is the caller's from now on; throws why there is none. */
  Optional<Linked> take() throws SQLException {
    lock.lock();
    try {
      if (failed != null) {
        throw failed;
      }
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
