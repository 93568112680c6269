package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection for a pool. Its logical connections are ours, and so is the source of its
 * events, and the statements that they name.
 */
class SealedPooledConnection implements PooledConnection {
  private final PooledConnection inner;
  private final SealedConnections.Logical logical;
  private final Failures failures;
  private final Runnable closed;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicBoolean listening = new AtomicBoolean();
  private final PhysicalConnection physical = new PhysicalConnection();
  private final List<ConnectionEventListener> connectionListeners = new CopyOnWriteArrayList<>();
  private final List<StatementEventListener> statementListeners = new CopyOnWriteArrayList<>();

  /**
   * Builds one.
   *
   * @param inner of the real driver; closed with this
   * @param closed to be run when it was closed
   */
  SealedPooledConnection(
      PooledConnection inner,
      SealedConnections.Logical logical,
      Failures failures,
      Runnable closed) {
    this.inner = inner;
    this.logical = logical;
    this.failures = failures;
    this.closed = closed;
    inner.addConnectionEventListener(new ConnectionEvents());
  }

  final PhysicalConnection physical() {
    return physical;
  }

  @Override
  public final Connection getConnection() throws SQLException {
    Connection raw = inner.getConnection();
    physical.branches().lent();
    try {
      return logical.open(raw, physical);
    } catch (SQLException | RuntimeException | Error failure) {
      try {
        raw.close();
      } catch (SQLException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }

  @Override
  public final void close() throws SQLException {
    try {
      inner.close();
    } finally {
      if (open.getAndSet(false)) {
        closed.run();
      }
    }
  }

  @Override
  public final void addConnectionEventListener(ConnectionEventListener listener) {
    connectionListeners.add(listener);
  }

  @Override
  public final void removeConnectionEventListener(ConnectionEventListener listener) {
    connectionListeners.remove(listener);
  }

  /** Fails as the real driver does where it knows no such events. */
  @Override
  public final void addStatementEventListener(StatementEventListener listener) {
    if (listening.compareAndSet(false, true)) {
      try {
        inner.addStatementEventListener(new StatementEvents());
      } catch (RuntimeException e) {
        listening.set(false);
        throw e;
      }
    }
    physical.watch();
    statementListeners.add(listener);
  }

  @Override
  public final void removeStatementEventListener(StatementEventListener listener) {
    statementListeners.remove(listener);
  }

  private final class ConnectionEvents implements ConnectionEventListener {
    @Override
    public void connectionClosed(ConnectionEvent event) {
      ConnectionEvent ours = new ConnectionEvent(SealedPooledConnection.this);
      connectionListeners.forEach(each -> each.connectionClosed(ours));
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      ConnectionEvent ours =
          new ConnectionEvent(SealedPooledConnection.this, told(event.getSQLException()));
      connectionListeners.forEach(each -> each.connectionErrorOccurred(ours));
    }
  }

  /** Of statements that are not the application's nothing is told. */
  private final class StatementEvents implements StatementEventListener {
    @Override
    public void statementClosed(StatementEvent event) {
      physical
          .over(event.getStatement())
          .map(statement -> new StatementEvent(SealedPooledConnection.this, statement))
          .ifPresent(ours -> statementListeners.forEach(each -> each.statementClosed(ours)));
    }

    @Override
    public void statementErrorOccurred(StatementEvent event) {
      @Nullable SQLException told = told(event.getSQLException());
      physical
          .over(event.getStatement())
          .map(statement -> new StatementEvent(SealedPooledConnection.this, statement, told))
          .ifPresent(ours -> statementListeners.forEach(each -> each.statementErrorOccurred(ours)));
    }
  }

  /** What is told of a failure; a driver may tell none. */
  private @Nullable SQLException told(@Nullable SQLException failure) {
    return failure == null ? null : failures.told(failure);
  }
}
