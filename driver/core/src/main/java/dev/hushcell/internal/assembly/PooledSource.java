package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Demands;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.url.OwnSetting;
import dev.hushcell.internal.config.url.OwnSettings;
import dev.hushcell.internal.keystores.pkcs11.RefusedPins;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections from a data source of the real driver, perhaps a pool. The catalogue is read before
 * the application's connection is borrowed, so that a pool of one connection works until a
 * protected table is made or activated.
 */
public final class PooledSource implements ConnectionSource {
  private static final Duration CATALOGUE_WAIT = Duration.ofSeconds(2);

  private final DataSource inner;
  private final @Nullable DataSource catalogue;
  private final ConfigLocation location;
  private final OwnSettings own;
  private final Environment surroundings;
  private final Warnings warnings = new Warnings();
  private final RefusedPins refused = new RefusedPins();
  private final LeaseCache<Key, Graph> graphs = new LeaseCache<>(Assembly.IDLE, new IdleTimer());

  /** What connections must have in common to share keys. */
  private record Key(String user, Indexes indexes) {}

  public PooledSource(
      DataSource inner, @Nullable DataSource catalogue, OwnSettings own, Environment surroundings) {
    this.inner = inner;
    this.catalogue = catalogue;
    this.location = ConfigLocation.find(own.config(), surroundings);
    this.own = own;
    this.surroundings = surroundings;
  }

  @Override
  public Connection open(@Nullable String user, @Nullable String password) throws SQLException {
    OpenedConnections.Opener opener =
        user == null ? inner::getConnection : () -> inner.getConnection(user, password);
    Indexes indexes = surroundings.indexes();
    indexes.require(own.require(), OwnSetting.REQUIRE.written());
    Key key = new Key(user == null ? "" : user.toUpperCase(Locale.ROOT), indexes);
    LoginLimit limit = new LoginLimit(loginTimeout());
    LeaseCache<Key, Graph>.Lease lease =
        limit.run(
            () ->
                DatabaseLook.during(
                    () ->
                        graphs.lease(
                            key,
                            () ->
                                Assembly.graph(
                                    location,
                                    own.profile(),
                                    surroundings,
                                    warnings,
                                    refused,
                                    demands -> linked(opener, demands)))),
            LeaseCache<Key, Graph>.Lease::release);
    return Undo.onFailure(() -> protect(opener, lease, limit), lease::release);
  }

  private int loginTimeout() {
    try {
      return inner.getLoginTimeout();
    } catch (SQLException | RuntimeException e) {
      return 0; // several data sources do not know any
    }
  }

  private Connection protect(
      OpenedConnections.Opener opener, LeaseCache<Key, Graph>.Lease lease, LoginLimit limit)
      throws SQLException {
    Graph graph = lease.value();
    Served database =
        limit.run(
            () ->
                graph.database(
                    demands -> place(opener, demands),
                    place -> new OpenedConnections(lender(opener, graph.demands()), place)),
            late -> {});
    Linked linked = linked(opener, graph.demands());
    Connection raw = linked.raw();
    return Undo.onFailure(
        () -> {
          Served own = DatabasePlace.isUnnamed(raw) ? graph.unshared(linked) : database;
          return own.wrap(linked, raw.getMetaData().getURL(), lease::release);
        },
        raw::close);
  }

  private OpenedConnections.Opener lender(OpenedConnections.Opener opener, Demands demands) {
    OpenedConnections.Opener lent =
        catalogue != null ? catalogue::getConnection : new BoundedOpener(opener, CATALOGUE_WAIT);
    return () -> linked(lent, demands).raw();
  }

  /** A pool does not tell which of its connections are new: each is looked at when it is lent. */
  private static Linked linked(OpenedConnections.Opener opener, Demands demands)
      throws SQLException {
    Connection raw = opener.open();
    return Undo.onFailure(() -> new LayerGate(demands).through(Linked.unseen(raw)), raw::close);
  }

  private static DatabasePlace place(OpenedConnections.Opener opener, Demands demands)
      throws SQLException {
    try (Linked probe = linked(opener, demands)) {
      return DatabasePlace.of(probe, demands);
    }
  }

  @Override
  public void close() {
    graphs.close();
  }
}
