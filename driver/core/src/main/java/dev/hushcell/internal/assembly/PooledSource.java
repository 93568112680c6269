package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.url.OwnSettings;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections from a data source of the real driver, perhaps a pool. The catalogue is read before
 * the application's connection is borrowed, so that a pool of one connection works until a
 * protected table is made or activated.
 */
public final class PooledSource implements ConnectionSource {
  private static final Duration CATALOGUE_WAIT = Duration.ofSeconds(5);

  private final DataSource inner;
  private final @Nullable DataSource catalogue;
  private final SharedGraphs graphs;

  public PooledSource(
      DataSource inner, @Nullable DataSource catalogue, OwnSettings own, Environment surroundings) {
    this.inner = inner;
    this.catalogue = catalogue;
    this.graphs = new SharedGraphs(own, surroundings);
  }

  @Override
  public Connection open(@Nullable String user, @Nullable String password) throws SQLException {
    SqlCall<Connection> opener =
        user == null ? inner::getConnection : () -> inner.getConnection(user, password);
    LoginLimit limit = SharedGraphs.limit(inner);
    LeaseCache<SharedGraphs.Key, Graph>.Lease lease =
        graphs.lease(user, limit, demands -> linked(opener, demands));
    return Undo.onFailure(() -> protect(opener, lease, limit), lease::release);
  }

  private Connection protect(
      SqlCall<Connection> opener, LeaseCache<SharedGraphs.Key, Graph>.Lease lease, LoginLimit limit)
      throws SQLException {
    Graph graph = lease.value();
    SharedDatabase database =
        limit.run(
            () ->
                graph.database(
                    demands -> place(opener, demands),
                    place -> new OpenedConnections(lender(opener, graph.demands()), place)),
            late -> {});
    RealConnection real = linked(opener, graph.demands());
    Connection raw = real.raw();
    return Undo.onFailure(
        () -> {
          SharedDatabase own = DatabasePlace.isUnnamed(raw) ? graph.unshared(real) : database;
          return own.wrap(real, lease::release);
        },
        raw::close);
  }

  private SqlCall<Connection> lender(SqlCall<Connection> opener, DatabaseRequirements demands) {
    SqlCall<Connection> lent =
        catalogue != null ? catalogue::getConnection : new BoundedOpener(opener, CATALOGUE_WAIT);
    return () -> linked(lent, demands).raw();
  }

  /** A pool does not tell which of its connections are new: each is looked at when it is lent. */
  private static RealConnection linked(SqlCall<Connection> opener, DatabaseRequirements demands)
      throws SQLException {
    Connection raw = opener.run();
    return Undo.onFailure(
        () -> new LayerGate(demands).through(RealConnection.unseen(raw)), raw::close);
  }

  private static DatabasePlace place(SqlCall<Connection> opener, DatabaseRequirements demands)
      throws SQLException {
    try (RealConnection probe = linked(opener, demands)) {
      return DatabasePlace.of(probe, demands);
    }
  }

  @Override
  public void close() {
    graphs.close();
  }
}
