package dev.hushcell.internal.assembly;

import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.url.ConnectionTarget;
import dev.hushcell.internal.config.url.OwnSetting;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keystores.pkcs11.RefusedPins;
import dev.hushcell.internal.sql.Tokens;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of one driver object and owns what they share. The key store is opened
 * before the database: with a wrong password not even an empty database is made.
 */
public final class DriverConnections implements AutoCloseable {
  private final Environment surroundings;
  private final LeaseCache<Key, Graph> graphs;
  private final Timing timing;
  private final Warnings warnings = new Warnings();
  private final RefusedPins refused = new RefusedPins();

  /** What connections must have in common to share keys. */
  record Key(
      String url,
      String user,
      ConfigLocation configuration,
      Optional<String> profile,
      Indexes indexes) {
    // Written out: linking what a record is given costs the first connection 20 ms.
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && url.equals(that.url)
          && user.equals(that.user)
          && configuration.equals(that.configuration)
          && profile.equals(that.profile)
          && indexes.equals(that.indexes);
    }

    @Override
    public int hashCode() {
      return Objects.hash(url, user, configuration, profile, indexes);
    }
  }

  /** Returns the connections of a new driver object. */
  public static DriverConnections of(Environment surroundings) {
    return of(surroundings, Timing.system());
  }

  /** Returns the same with the clocks of a test. */
  public static DriverConnections of(Environment surroundings, Timing timing) {
    return new DriverConnections(
        surroundings, new LeaseCache<>(Assembly.IDLE, new IdleTimer()), timing);
  }

  public DriverConnections(Environment surroundings, LeaseCache<Key, Graph> graphs) {
    this(surroundings, graphs, Timing.system());
  }

  private DriverConnections(
      Environment surroundings, LeaseCache<Key, Graph> graphs, Timing timing) {
    this.surroundings = surroundings;
    this.graphs = graphs;
    this.timing = timing;
  }

  public Connection open(ConnectionTarget target) throws SQLException {
    Driver driver = driver(target);
    LoginLimit limit = new LoginLimit(DriverManager.getLoginTimeout());
    LeaseCache<Key, Graph>.Lease lease = lease(target, limit);
    return Undo.onFailure(
        () -> {
          Connection raw = opened(driver, target, lease);
          Connection ours =
              Undo.onFailure(() -> protect(raw, driver, target, lease, limit), raw::close);
          return Undo.onFailure(() -> initialised(ours, target.init()), ours::close);
        },
        lease::release);
  }

  /** Puts a catalogue back in a database that may be in no state to connect to. */
  public CatalogueImport importCatalogue(
      ConnectionTarget target, String exported, ImportOptions options) throws SQLException {
    Driver driver = driver(target);
    LeaseCache<Key, Graph>.Lease lease =
        lease(target, new LoginLimit(DriverManager.getLoginTimeout()));
    try (Connection raw = opened(driver, target, lease)) {
      return lease
          .value()
          .unchecked(
              allowed -> DatabasePlace.of(raw, allowed),
              place -> new OpenedConnections(() -> open(driver, target), place))
          .importCatalogue(exported, options);
    } finally {
      lease.release();
    }
  }

  private static Connection opened(
      Driver driver, ConnectionTarget target, LeaseCache<Key, Graph>.Lease lease)
      throws SQLException {
    lease.value().requireAllowed(target.url());
    return open(driver, target);
  }

  private static Driver driver(ConnectionTarget target) throws SQLException {
    Driver driver = InnerDrivers.find(target.url());
    if (!Databases.knowUrl(target.url())) {
      throw ConfigFault.UNSUPPORTED_DATABASE.fault(
          "this version protects "
              + Databases.names()
              + "; the URL behind jdbc:hushcell: leads to another database");
    }
    return driver;
  }

  private LeaseCache<Key, Graph>.Lease lease(ConnectionTarget target, LoginLimit limit)
      throws SQLException {
    ConfigLocation location = ConfigLocation.find(target.own().config(), surroundings);
    Indexes indexes = surroundings.indexes();
    indexes.require(target.own().require(), OwnSetting.REQUIRE.written());
    Optional<String> profile = target.own().profile();
    Key key = new Key(target.url(), target.user(), location, profile, indexes);
    return limit.run(
        () ->
            graphs.lease(
                key,
                () -> Assembly.graph(location, profile, surroundings, warnings, refused, timing)),
        LeaseCache<Key, Graph>.Lease::release);
  }

  private static Connection open(Driver driver, ConnectionTarget target) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(target.properties());
    Connection raw = driver.connect(target.url(), properties);
    if (raw == null) {
      throw ConfigFault.NO_INNER_DRIVER.fault(
          driver.getClass().getName() + " accepts the URL but does not connect; correct the URL");
    }
    return raw;
  }

  private static Connection protect(
      Connection raw,
      Driver driver,
      ConnectionTarget target,
      LeaseCache<Key, Graph>.Lease lease,
      LoginLimit limit)
      throws SQLException {
    String url = ConnectionTarget.PREFIX + raw.getMetaData().getURL().substring("jdbc:".length());
    Graph graph = lease.value();
    if (DatabasePlace.isUnnamed(raw)) {
      return graph.unshared(raw).wrap(raw, url, lease::release);
    }
    Served database =
        limit.run(
            () ->
                graph.database(
                    allowed -> DatabasePlace.of(raw, allowed),
                    place -> new OpenedConnections(() -> open(driver, target), place)),
            late -> {});
    return database.wrap(raw, url, lease::release);
  }

  /**
   * Runs what the real driver would run behind the surface, one statement after the other: a later
   * one may need the table that an earlier one makes.
   */
  private static Connection initialised(Connection ours, @Nullable String init)
      throws SQLException {
    if (init != null) {
      try (Statement statement = ours.createStatement()) {
        for (Tokens piece : ours.unwrap(StatusSource.class).lexer().lex(init).split()) {
          int end = piece.get(piece.size() - 1).end();
          statement.execute(init.substring(piece.get(0).begin(), end));
        }
      }
    }
    return ours;
  }

  @Override
  public void close() {
    graphs.close();
  }
}
