package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.DatabaseRequirements;
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
  private @Nullable RealConnection real; // guarded by the lock, as those below
  private @Nullable SQLException failed;
  private boolean closed;

  FirstLook(DatabaseLook opener) {
    this.opener = opener;
  }

  @Override
  public RealConnection open(DatabaseRequirements demands) throws SQLException {
    Optional<RealConnection> opened = take();
    return opened.isPresent() ? opened.get() : opener.open(demands);
  }

  @Override
  public void ahead(DatabaseRequirements demands) {
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
  public void done(RealConnection looked) throws SQLException {
    lock.lock();
    try {
      if (closed || real != null) {
        looked.close();
      } else {
        real = looked;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns the connection, which is the caller's from now on; throws why there is none. */
  Optional<RealConnection> take() throws SQLException {
    lock.lock();
    try {
      if (failed != null) {
        throw failed;
      }
      RealConnection taken = real;
      real = null;
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
      if (real != null) {
        real.close();
        real = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
