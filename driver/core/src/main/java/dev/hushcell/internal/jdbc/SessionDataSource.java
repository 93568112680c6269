package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source whose connections are ours. */
final class SessionDataSource extends ForwardingDataSource {
  private final DataSource inner;
  private final SealedConnections.Opener opener;
  private final boolean unwrapAllowed;

  SessionDataSource(DataSource inner, SealedConnections.Opener opener, boolean unwrapAllowed) {
    this.inner = inner;
    this.opener = opener;
    this.unwrapAllowed = unwrapAllowed;
  }

  @Override
  DataSource delegate() {
    return inner;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return opener.open(inner.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return opener.open(inner.getConnection(username, password));
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw SqlErrors.of(
        JdbcFault.CONNECTION_BUILDER, "connection builders are not supported; use getConnection");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Unwrapping.unwrap(this, inner, type, unwrapAllowed);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Unwrapping.isWrapperFor(this, inner, type, unwrapAllowed);
  }
}
