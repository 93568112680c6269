package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Demands;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A look at the database whose connection the application gets afterwards, where there was one.
 * Thread-safe: whoever waits for it may give up before.
 */
final class FirstLook implements DatabaseLook, AutoCloseable {
  private final DatabaseLook opener;
  private @Nullable Linked linked; // guarded by this
  private boolean closed;

  FirstLook(DatabaseLook opener) {
    this.opener = opener;
  }

  @Override
  public Linked open(Demands demands) throws SQLException {
    return opener.open(demands);
  }

  @Override
  public synchronized void done(Linked looked) throws SQLException {
    if (closed || linked != null) {
      looked.close();
    } else {
      linked = looked;
    }
  }

  /** Returns the connection, which is the caller's from now on. */
  synchronized Optional<Linked> take() {
    Linked taken = linked;
    linked = null;
    return Optional.ofNullable(taken);
  }

  @Override
  public synchronized void close() throws SQLException {
    closed = true;
    if (linked != null) {
      linked.close();
      linked = null;
    }
  }
}
