package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Unproven;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.keyring.CatalogueConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the connections of one (URL, user, configuration) share: the open key stores
 * and, from the first connection on, the database with its protection. Thread-safe.
 */
final class Graph implements Shareable {
  private final Maker maker;
  private final Set<Unproven> allowed;
  private final Runnable closed;
  private @Nullable Served database;

  /**
   * Builds one.
   *
   * @param maker builds what the connections to one database share
   * @param allowed databases that are connected to although they are unproven
   * @param closed to be run at the end
   */
  Graph(Maker maker, Set<Unproven> allowed, Runnable closed) {
    this.maker = maker;
    this.allowed = allowed;
    this.closed = closed;
  }

  /** Builds what the connections to one database share. */
  interface Maker {
    /**
     * Builds it.
     *
     * @param kind of which kind the database is
     * @param shared whether there can be several connections
     */
    Served make(Database kind, CatalogueConnections connections, boolean shared);
  }

  /** Finds out which database it is; see {@link DatabasePlace#of}. */
  interface PlaceFinder {
    DatabasePlace find(Set<Unproven> allowed) throws SQLException;
  }

  /** Refuses a URL that the configuration does not allow, before there is a connection. */
  void requireAllowed(String url) {
    Databases.requireAllowedUrl(url, allowed);
  }

  /** A database that ends with its last connection is a new one now. */
  @Override
  public synchronized void begin() {
    if (database != null && !database.lasting()) {
      database.close();
      database = null;
    }
  }

  /**
   * Returns the database that the connections share, its catalogue read: throws when that and the
   * configuration contradict each other.
   */
  Served database(PlaceFinder finder, Function<Optional<String>, CatalogueConnections> connections)
      throws SQLException {
    Served found = known(finder, connections);
    found.check();
    return found;
  }

  /** Returns the same, whatever its catalogue is like; for who puts that right. */
  Served unchecked(PlaceFinder finder, Function<Optional<String>, CatalogueConnections> connections)
      throws SQLException {
    return known(finder, connections);
  }

  private synchronized Served known(
      PlaceFinder finder, Function<Optional<String>, CatalogueConnections> connections)
      throws SQLException {
    Served known = database;
    if (known == null) {
      DatabasePlace place = finder.find(allowed);
      CatalogueConnections lender = connections.apply(place.address());
      known = maker.make(place.database(), lender, true);
      database = known;
    }
    return known;
  }

  /** Returns a database that a connection has for itself; it ends with the connection. */
  Served unshared(Connection raw) throws SQLException {
    Database kind = DatabasePlace.kind(raw, allowed);
    Served own = maker.make(kind, new OwnConnection(raw, kind), false);
    own.check();
    return own;
  }

  @Override
  public synchronized void close() {
    if (database != null) {
      database.close();
      database = null;
    }
    closed.run();
  }
}
