package dev.hushcell.internal.assembly;

import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.ConnectionTarget;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.sql.Tokens;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of one driver object and owns what they share. The key store is opened
 * before the database: with a wrong password not even an empty database is made.
 */
public final class DriverConnections implements AutoCloseable {
  private final Environment surroundings;
  private final SharedGraphs graphs;

  public DriverConnections(Environment surroundings, Timing timing, LeaseCache.Later later) {
    this.surroundings = surroundings;
    this.graphs = new SharedGraphs(surroundings, timing, later);
  }

  public static DriverConnections of(Environment surroundings) {
    return of(surroundings, Timing.system());
  }

  public static DriverConnections of(Environment surroundings, Timing timing) {
    return new DriverConnections(surroundings, timing, new IdleTimer());
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
    LeaseCache<SharedGraphs.Key, Graph>.Lease lease = lease(target, limit, look);
    return SqlCall.runOrUndo(
        () -> {
          InnerOpener opener = new InnerOpener(driver, target, lease.value().demands());
          Optional<RealConnection> looked = look.take();
          RealConnection real = looked.isPresent() ? looked.get() : opener.open();
          Connection ours =
              SqlCall.runOrUndo(() -> protect(real, opener, lease, limit), real::close);
          return SqlCall.runOrUndo(() -> initialised(ours, target.init()), ours::close);
        },
        lease::release);
  }

  /** Puts a catalogue back in a database that may be in no state to connect to. */
  public CatalogueImport importCatalogue(
      ConnectionTarget target, String exported, ImportOptions options) throws SQLException {
    Driver driver = driver(target);
    LeaseCache<SharedGraphs.Key, Graph>.Lease lease =
        lease(
            target,
            new LoginLimit(DriverManager.getLoginTimeout()),
            demands -> looking(target, demands));
    InnerOpener opener = new InnerOpener(driver, target, lease.value().demands());
    try (RealConnection real = opener.open()) {
      return lease
          .value()
          .unchecked(
              demands -> DatabasePlace.of(real, demands),
              place -> lender(opener, lease.value(), place))
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

  private LeaseCache<SharedGraphs.Key, Graph>.Lease lease(
      ConnectionTarget target, LoginLimit limit, DatabaseLook look) throws SQLException {
    ConfigLocation location = ConfigLocation.find(target.own().config(), surroundings);
    return graphs.lease(
        target.url(), target.options(), target.user(), location, target.own(), limit, look);
  }

  private static RealConnection looking(ConnectionTarget target, DatabaseRequirements demands)
      throws SQLException {
    return new InnerOpener(driver(target), target, demands).open();
  }

  private CatalogueConnections lender(InnerOpener opener, Graph graph, Optional<String> place) {
    return new KeptConnections(
        new CatalogueConnections.Opened(() -> same(opener, graph, opener.open().raw()), place),
        graphs.later());
  }

  /** A URL with several hosts may lead to another database each time. */
  private static Connection same(InnerOpener opener, Graph graph, Connection raw)
      throws SQLException {
    return opener.hasSeveralHosts() ? graph.same(raw) : raw;
  }

  private Connection protect(
      RealConnection real,
      InnerOpener opener,
      LeaseCache<SharedGraphs.Key, Graph>.Lease lease,
      LoginLimit limit)
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
                    demands -> DatabasePlace.of(real, demands),
                    place -> lender(opener, graph, place)),
            late -> {});
    Connection unused = same(opener, graph, raw);
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
