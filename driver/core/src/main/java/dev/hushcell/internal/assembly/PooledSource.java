package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
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
  private final OwnSettings own;
  private final ConfigLocation location;
  private final SharedGraphs graphs;

  public PooledSource(
      DataSource inner, @Nullable DataSource catalogue, OwnSettings own, Environment surroundings) {
    this.inner = inner;
    this.catalogue = catalogue;
    this.own = own;
    this.location = ConfigLocation.find(own.config(), surroundings);
    this.graphs = new SharedGraphs(surroundings, Timing.system(), new IdleTimer());
  }

  @Override
  public Connection open(@Nullable String user, @Nullable String password) throws SQLException {
    SqlCall<Connection> opener =
        user == null ? inner::getConnection : () -> inner.getConnection(user, password);
    LoginLimit limit = LoginLimit.of(inner);
    LeaseCache<SharedGraphs.Key, Graph>.Lease lease =
        graphs.lease(
            "",
            Map.of(),
            user == null ? "" : user.toUpperCase(Locale.ROOT),
            location,
            own,
            limit,
            demands -> LayerGate.opened(opener, demands));
    return SqlCall.runOrUndo(() -> protect(opener, lease, limit), lease::release);
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
                    place -> new CatalogueConnections.Opened(lender(opener, graph), place)),
            late -> {});
    RealConnection real = LayerGate.opened(opener, graph.demands());
    Connection raw = real.raw();
    return SqlCall.runOrUndo(
        () ->
            DatabasePlace.isUnnamed(raw)
                ? graph.unshared(real).wrap(real, lease::release)
                : database.wrap(
                    new RealConnection(graph.same(raw), real.promise()), lease::release),
        raw::close);
  }

  private SqlCall<Connection> lender(SqlCall<Connection> opener, Graph graph) {
    if (catalogue != null) {
      DataSource told = catalogue;
      return () -> graph.catalogue(LayerGate.opened(told::getConnection, graph.demands()).raw());
    }
    return new BoundedOpener(
        () -> graph.idle(LayerGate.opened(opener, graph.demands()).raw()), CATALOGUE_WAIT);
  }

  private static DatabasePlace place(SqlCall<Connection> opener, DatabaseRequirements demands)
      throws SQLException {
    try (RealConnection probe = LayerGate.opened(opener, demands)) {
      return DatabasePlace.of(probe, demands);
    }
  }

  @Override
  public void close() {
    graphs.close();
  }
}
