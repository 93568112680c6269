package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.OwnSettings;
import dev.hushcell.internal.jdbc.PhysicalConnection;
import dev.hushcell.internal.jdbc.SealedConnections;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.CommonDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/**
 * Physical connections from a data source of the real driver, for pools and transaction managers.
 * Work on the catalogue has physical connections of its own: in a branch of a distributed
 * transaction nothing else may be committed.
 *
 * @param <P> pooled connections, or those with branches
 */
public final class PhysicalSource<P extends PooledConnection> implements AutoCloseable {
  private final CommonDataSource inner;
  private final Opening<P> opening;
  private final Sealing<P> sealing;
  private final @Nullable DataSource catalogue;
  private final OwnSettings own;
  private final ConfigLocation location;
  private final SharedGraphs graphs;

  /** Opens a physical connection of the real driver. */
  public interface Opening<P> {
    /** Opens it, as the given user or, when that is null, as the configured one. */
    P open(@Nullable String user, @Nullable String password) throws SQLException;
  }

  /** Puts the surface in front of a physical connection. */
  public interface Sealing<P> {
    P seal(P inner, SealedConnections.Logical logical, Failures failures, Runnable closed);
  }

  /**
   * Builds one.
   *
   * @param inner asked for its login timeout
   * @param catalogue where connections for work on the catalogue come from, if not from the same
   */
  public PhysicalSource(
      CommonDataSource inner,
      Opening<P> opening,
      Sealing<P> sealing,
      @Nullable DataSource catalogue,
      OwnSettings own,
      Environment surroundings) {
    this.inner = inner;
    this.opening = opening;
    this.sealing = sealing;
    this.catalogue = catalogue;
    this.own = own;
    this.location = ConfigLocation.find(own.config(), surroundings);
    this.graphs = new SharedGraphs(surroundings, Timing.system(), new IdleTimer());
  }

  /**
   * Opens a physical connection, as the given user or, when that is null, as the configured one.
   */
  public P open(@Nullable String user, @Nullable String password) throws SQLException {
    LoginLimit limit = LoginLimit.of(inner);
    SqlCall<Connection> only = () -> only(user, password);
    LeaseCache<SharedGraphs.Key, Graph>.Lease lease =
        graphs.lease(
            "",
            Map.of(),
            user == null ? "" : user.toUpperCase(Locale.ROOT),
            location,
            own,
            limit,
            demands -> LayerGate.opened(only, demands));
    return SqlCall.runOrUndo(
        () -> {
          P raw = opening.open(user, password);
          return SqlCall.runOrUndo(() -> protect(raw, only, lease, limit), raw::close);
        },
        lease::release);
  }

  private Connection only(@Nullable String user, @Nullable String password) throws SQLException {
    P physical = opening.open(user, password);
    return SqlCall.runOrUndo(() -> SealedConnections.only(physical), physical::close);
  }

  /** The link and the database are looked at once, before there can be a branch. */
  private P protect(
      P raw,
      SqlCall<Connection> only,
      LeaseCache<SharedGraphs.Key, Graph>.Lease lease,
      LoginLimit limit)
      throws SQLException {
    Graph graph = lease.value();
    try (RealConnection first = LayerGate.opened(raw::getConnection, graph.demands())) {
      requireReachable(first.raw());
      SharedDatabase database =
          limit.run(
              () ->
                  graph.database(
                      demands -> DatabasePlace.of(first, demands),
                      place -> lender(only, graph, place)),
              late -> {});
      Connection unused = graph.same(first.raw());
      return sealing.seal(
          raw,
          (logical, physical) -> wrap(database, logical, physical),
          database.failures(),
          lease::release);
    }
  }

  private static void requireReachable(Connection raw) throws SQLException {
    if (DatabasePlace.isUnnamed(raw)) {
      throw ConfigFault.NOT_POOLABLE.fault(
          "an unnamed database in memory has one connection only, and a pool or a transaction"
              + " manager needs more; give the database a name");
    }
  }

  private static Connection wrap(
      SharedDatabase database, Connection logical, PhysicalConnection physical)
      throws SQLException {
    database.check();
    return database.wrap(RealConnection.unseen(logical), () -> {}, physical);
  }

  private CatalogueConnections lender(
      SqlCall<Connection> only, Graph graph, Optional<String> place) {
    if (catalogue != null) {
      DataSource source = catalogue;
      return new CatalogueConnections.Opened(
          () -> graph.catalogue(LayerGate.opened(source::getConnection, graph.demands()).raw()),
          place);
    }
    return new KeptConnections(
        new CatalogueConnections.Opened(
            () -> graph.idle(LayerGate.opened(only, graph.demands()).raw()), place),
        graphs.later());
  }

  @Override
  public void close() {
    graphs.close();
  }
}
