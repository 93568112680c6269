package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** The way in: puts the surface in front of a connection of the real driver. */
public final class SealedConnections {
  private SealedConnections() {}

  /**
   * Returns the connection for the application. It closes the inner one when it is closed; nothing
   * handed out by it leads back to the inner one.
   */
  public static Connection wrap(Connection inner, SessionParts parts) {
    return wrap(inner, parts, new PhysicalConnection());
  }

  /**
   * Returns the same for a logical connection.
   *
   * @param physical what it has in common with others
   */
  public static Connection wrap(Connection inner, SessionParts parts, PhysicalConnection physical) {
    return new SessionConnection(inner, new Session(parts, inner, physical));
  }

  /** Puts the surface in front of a logical connection. */
  public interface Logical {
    Connection open(Connection inner, PhysicalConnection physical) throws SQLException;
  }

  /**
   * Returns the physical connection for a pool. It closes the inner one when it is closed.
   *
   * @param failures take values out of what its events tell
   * @param closed to be run when it was closed
   */
  public static PooledConnection pooled(
      PooledConnection inner, Logical logical, Failures failures, Runnable closed) {
    return new SealedPooledConnection(inner, logical, failures, closed);
  }

  public static XAConnection distributed(
      XAConnection inner, Logical logical, Failures failures, Runnable closed) {
    return new SealedXaConnection(inner, logical, failures, closed);
  }

  /** Returns a logical connection of the real driver, with which the physical one is closed. */
  public static Connection only(PooledConnection physical) throws SQLException {
    physical.addConnectionEventListener(new Ending(physical, new AtomicBoolean()));
    return physical.getConnection();
  }

  /** Drivers tell of the end of a logical connection also when the physical one is closed. */
  private record Ending(PooledConnection physical, AtomicBoolean ended)
      implements ConnectionEventListener {
    @Override
    public void connectionClosed(ConnectionEvent event) {
      end();
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      end();
    }

    private void end() {
      if (ended.getAndSet(true)) {
        return;
      }
      try {
        physical.close();
      } catch (SQLException e) {
        // It was not needed any more, and may be gone.
      }
    }
  }

  /** A physical connection for a transaction manager. */
  static final class SealedXaConnection extends SealedPooledConnection implements XAConnection {
    private final XAConnection inner;

    SealedXaConnection(
        XAConnection inner, SealedConnections.Logical logical, Failures failures, Runnable closed) {
      super(inner, logical, failures, closed);
      this.inner = inner;
    }

    @Override
    public XAResource getXAResource() throws SQLException {
      return new BranchResource(inner.getXAResource(), physical().branches());
    }
  }
}
