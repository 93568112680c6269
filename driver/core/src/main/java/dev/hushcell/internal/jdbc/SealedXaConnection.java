package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** A physical connection for a transaction manager. */
final class SealedXaConnection extends SealedPooledConnection implements XAConnection {
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
