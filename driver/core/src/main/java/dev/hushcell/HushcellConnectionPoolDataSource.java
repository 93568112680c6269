package dev.hushcell;

import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.SealedConnections;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A data source for pools of physical connections that keeps chosen cells encrypted: around that of
 * the real driver. Pools that take a {@code DataSource} or a URL, as most do, need {@link
 * HushcellDataSource} instead.
 *
 * <p>All setters are to be called before the first connection. After that it is thread-safe. {@link
 * #close()} erases the keys; the data source inside is not closed.
 */
public final class HushcellConnectionPoolDataSource
    extends PhysicalDataSource<ConnectionPoolDataSource, PooledConnection>
    implements ConnectionPoolDataSource {

  /** Builds a data source that is to be told the one inside by a setter. */
  public HushcellConnectionPoolDataSource() {
    super(SealedConnections::pooled);
  }

  /** Builds a data source around one of the real driver. */
  public HushcellConnectionPoolDataSource(ConnectionPoolDataSource inner) {
    this();
    setInner(inner);
  }

  /** Sets the data source inside. */
  public void setConnectionPoolDataSource(ConnectionPoolDataSource inner) {
    setInner(inner);
  }

  @Override
  PooledConnection open(
      ConnectionPoolDataSource inner, @Nullable String user, @Nullable String password)
      throws SQLException {
    return user == null ? inner.getPooledConnection() : inner.getPooledConnection(user, password);
  }

  /**
   * Connects.
   *
   * @throws SQLException with a code {@code HC-1…} when something of the configuration, the key
   *     store or the catalogue is wrong; else as the data source inside throws it
   */
  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    return physical(null, null);
  }

  @Override
  public PooledConnection getPooledConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return physical(user, password);
  }

  /** Refused, as is a sharding key: it would choose a database. */
  @Override
  public PooledConnectionBuilder createPooledConnectionBuilder() throws SQLException {
    throw SqlErrors.choosesDatabase("createPooledConnectionBuilder");
  }
}
