package dev.hushcell.internal.assembly;

import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.url.ConnectionTarget;
import dev.hushcell.internal.config.url.OwnSetting;
import dev.hushcell.internal.keyring.CatalogueConnections;
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
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of one driver object and owns what they share. The key store is opened
 * before the database: with a wrong password not even an empty database is made.
 */
public final class DriverConnections implements AutoCloseable {
  private final Environment surroundings;
  private final LeaseCache<Key, Graph> graphs;
  private final Timing timing;
  private final LeaseCache.Later later;
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

  public static DriverConnections of(Environment surroundings) {
    return of(surroundings, Timing.system());
  }

  public static DriverConnections of(Environment surroundings, Timing timing) {
    IdleTimer later = new IdleTimer();
    return new DriverConnections(
        surroundings, new LeaseCache<>(Assembly.IDLE, later), timing, later);
  }

  public DriverConnections(Environment surroundings, LeaseCache<Key, Graph> graphs) {
    this(surroundings, graphs, Timing.system(), new IdleTimer());
  }

  private DriverConnections(
      Environment surroundings,
      LeaseCache<Key, Graph> graphs,
      Timing timing,
      LeaseCache.Later later) {
    this.surroundings = surroundings;
    this.graphs = graphs;
    this.timing = timing;
    this.later = later;
  }

  public Connection open(ConnectionTarget target) throws SQLException {
    Driver driver = driver(target);
    LoginLimit limit = new LoginLimit(DriverManager.getLoginTimeout());
    try (FirstLook look = new FirstLook(demands -> looking(target, demands))) {
      return open(driver, target, limit, look);
    }
  }

  private Connection open(Driver driver, ConnectionTarget target, LoginLimit limit, FirstLook look)
      throws SQLException {
    LeaseCache<Key, Graph>.Lease lease = lease(target, limit, look);
    return Undo.onFailure(
        () -> {
          InnerOpener opener = new InnerOpener(driver, target, lease.value().demands());
          Optional<RealConnection> looked = look.take();
          RealConnection real = looked.isPresent() ? looked.get() : opener.open();
          Connection ours = Undo.onFailure(() -> protect(real, opener, lease, limit), real::close);
          return Undo.onFailure(() -> initialised(ours, target.init()), ours::close);
        },
        lease::release);
  }

  /** Puts a catalogue back in a database that may be in no state to connect to. */
  public CatalogueImport importCatalogue(
      ConnectionTarget target, String exported, ImportOptions options) throws SQLException {
    Driver driver = driver(target);
    LeaseCache<Key, Graph>.Lease lease =
        lease(
            target,
            new LoginLimit(DriverManager.getLoginTimeout()),
            demands -> looking(target, demands));
    InnerOpener opener = new InnerOpener(driver, target, lease.value().demands());
    try (RealConnection real = opener.open()) {
      return lease
          .value()
          .unchecked(demands -> DatabasePlace.of(real, demands), place -> lender(opener, place))
          .importCatalogue(exported, options);
    } finally {
      lease.release();
    }
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

  private LeaseCache<Key, Graph>.Lease lease(
      ConnectionTarget target, LoginLimit limit, DatabaseLook look) throws SQLException {
    ConfigLocation location = ConfigLocation.find(target.own().config(), surroundings);
    Indexes indexes = surroundings.indexes();
    indexes.require(target.own().require(), OwnSetting.REQUIRE.written());
    Optional<String> profile = target.own().profile();
    Key key = new Key(target.url(), target.user(), location, profile, indexes);
    return limit.run(
        () ->
            DatabaseLook.during(
                () ->
                    graphs.lease(
                        key,
                        () ->
                            Assembly.graph(
                                location, profile, surroundings, warnings, refused, look, timing))),
        LeaseCache<Key, Graph>.Lease::release);
  }

  private static RealConnection looking(ConnectionTarget target, DatabaseRequirements demands)
      throws SQLException {
    return new InnerOpener(driver(target), target, demands).open();
  }

  private CatalogueConnections lender(InnerOpener opener, Optional<String> place) {
    return new KeptConnections(new OpenedConnections(() -> opener.open().raw(), place), later);
  }

  private Connection protect(
      RealConnection real, InnerOpener opener, LeaseCache<Key, Graph>.Lease lease, LoginLimit limit)
      throws SQLException {
    Connection raw = real.raw();
    Graph graph = lease.value();
    if (DatabasePlace.isUnnamed(raw)) {
      return graph.unshared(real).wrap(real, lease::release);
    }
    SharedDatabase database =
        limit.run(
            () ->
                graph.database(
                    demands -> DatabasePlace.of(real, demands), place -> lender(opener, place)),
            late -> {});
    return database.wrap(real, lease::release);
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

  public void closeUnused() {
    graphs.closeUnused();
  }

  @Override
  public void close() {
    graphs.close();
  }
}
