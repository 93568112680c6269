package dev.hushcell;

import dev.hushcell.internal.keyring.CatalogueConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the connections of one (URL, user, configuration) share: the open key stores
 * and, from the first connection on, the database with its protection. Thread-safe.
 */
final class Graph implements Shareable {
  private final Assembly assembly;
  private final OpenKeyStores keyStores;
  private @Nullable Protected database;

  Graph(Assembly assembly, OpenKeyStores keyStores) {
    this.assembly = assembly;
    this.keyStores = keyStores;
  }

  /** Finds out which database it is; see {@link Place#of}. */
  interface PlaceFinder {
    Place find() throws SQLException;
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
  Protected database(
      PlaceFinder finder, Function<Optional<String>, CatalogueConnections> connections)
      throws SQLException {
    Protected found = known(finder, connections);
    found.check();
    return found;
  }

  private synchronized Protected known(
      PlaceFinder finder, Function<Optional<String>, CatalogueConnections> connections)
      throws SQLException {
    Protected known = database;
    if (known == null) {
      Place place = finder.find();
      CatalogueConnections lender = connections.apply(place.address());
      known = assembly.database(place.database(), keyStores, lender, true);
      database = known;
    }
    return known;
  }

  /** Returns a database that a connection has for itself; it ends with the connection. */
  Protected unshared(Connection raw) throws SQLException {
    Protected own = assembly.database(Place.kind(raw), keyStores, new OwnConnection(raw), false);
    own.check();
    return own;
  }

  @Override
  public synchronized void close() {
    if (database != null) {
      database.close();
      database = null;
    }
    keyStores.close();
  }
}
