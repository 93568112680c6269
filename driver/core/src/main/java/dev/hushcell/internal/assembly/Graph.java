package dev.hushcell.internal.assembly;

import dev.hushcell.internal.assembly.LeaseCache.Shareable;
import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the connections of one (URL, properties, user, configuration) share: the open
 * key stores and, from the first connection on, the database with its protection. Thread-safe.
 */
final class Graph implements Shareable {
  private final Maker maker;
  private final DatabaseRequirements demands;
  private final Runnable closed;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable SharedDatabase database; // guarded by the lock, as the next
  private @Nullable CatalogueConnections lender;
  private volatile @Nullable OneDatabase only;

  /**
   * Builds one.
   *
   * @param maker builds what the connections to one database share
   * @param demands what the database must be like
   * @param closed to be run at the end
   */
  Graph(Maker maker, DatabaseRequirements demands, Runnable closed) {
    this.maker = maker;
    this.demands = demands;
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
    SharedDatabase make(Database kind, CatalogueConnections connections, boolean shared);
  }

  /** Finds out which database it is; see {@link DatabasePlace#of}. */
  interface PlaceFinder {
    DatabasePlace find(DatabaseRequirements demands) throws SQLException;
  }

  DatabaseRequirements demands() {
    return demands;
  }

  /** A database that ends with its last connection is a new one now. */
  @Override
  public void begin() {
    lock.lock();
    try {
      if (lender != null) {
        lender.wake();
      }
      if (database != null && !database.lasting()) {
        database.close();
        database = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns the database that the connections share, its catalogue read: throws when that and the
   * configuration contradict each other.
   */
  SharedDatabase database(
      PlaceFinder finder, Function<Optional<String>, CatalogueConnections> connections)
      throws SQLException {
    SharedDatabase found = known(finder, connections);
    found.check();
    return found;
  }

  /** Returns the same, whatever its catalogue is like; for who puts that right. */
  SharedDatabase unchecked(
      PlaceFinder finder, Function<Optional<String>, CatalogueConnections> connections)
      throws SQLException {
    return known(finder, connections);
  }

  private SharedDatabase known(
      PlaceFinder finder, Function<Optional<String>, CatalogueConnections> connections)
      throws SQLException {
    lock.lock();
    try {
      SharedDatabase known = database;
      if (known == null) {
        DatabasePlace place = finder.find(demands);
        only = new OneDatabase(place);
        CatalogueConnections lending = connections.apply(place.address());
        known = maker.make(place.database(), lending, true);
        database = known;
        lender = lending;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /** Does the same as {@link #same} for a connection of the data source for the catalogue. */
  Connection catalogue(Connection raw) throws SQLException {
    OneDatabase first = Objects.requireNonNull(only);
    return SqlCall.runOrUndo(() -> first.catalogue(raw), raw::close);
  }

  /** Returns a connection to the database that is shared; closes, and refuses, any other. */
  Connection same(Connection raw) throws SQLException {
    OneDatabase first = Objects.requireNonNull(only);
    return SqlCall.runOrUndo(() -> first.same(raw), raw::close);
  }

  /** Returns the same for work on the catalogue; refuses one on which a transaction is open. */
  Connection idle(Connection raw) throws SQLException {
    OneDatabase first = Objects.requireNonNull(only);
    return SqlCall.runOrUndo(() -> first.idle(first.same(raw)), raw::close);
  }

  /** Returns a database that a connection has for itself; it ends with the connection. */
  SharedDatabase unshared(RealConnection real) throws SQLException {
    Database kind = DatabasePlace.of(real, demands).database();
    SharedDatabase own = maker.make(kind, new OwnConnection(real.raw(), kind), false);
    own.check();
    return own;
  }

  @Override
  public void rest() {
    lock.lock();
    try {
      if (lender != null) {
        lender.rest();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      rest();
      if (database != null) {
        database.close();
        database = null;
      }
      closed.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lends the application's own connection, because no other can reach its database: one in memory
   * without a name. Only while no transaction is open: catalogue work commits.
   */
  private record OwnConnection(Connection connection, Database kind)
      implements CatalogueConnections {
    @Override
    public Connection borrow() throws SQLException {
      if (kind.isInTransaction(connection)) {
        throw KeyringFault.NO_CONNECTION.fault(
            "an unnamed database in memory has one connection only, and its transaction is open;"
                + " commit first, or give the database a name");
      }
      return connection;
    }

    @Override
    public void giveBack(Connection lent) {
      // It stays with the application.
    }

    @Override
    public Optional<String> place() {
      return Optional.empty();
    }
  }
}
