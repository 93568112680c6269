package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.dialect.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets no connection through that leads to another database than the first one: of what is
 * protected there nothing is known here. A data source may lead to several, by thread or by tenant.
 * Thread-safe.
 */
final class OneDatabase {
  /** There are as many as there are passwords that change in their URLs. */
  private static final int MOST_NAMES = 1_000;

  private final DatabasePlace place;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  OneDatabase(DatabasePlace place) {
    this.place = place;
    names.add(place.name());
  }

  /** Refuses a connection to another database; asks it only where its name is a new one. */
  Connection same(Connection raw) throws SQLException {
    String name = place.database().name(raw);
    if (names.contains(name)) {
      return raw;
    }
    if (!isSame(raw)) {
      throw ConfigFault.OTHER_DATABASE.fault(
          "a data source inside, or a URL with several hosts, leads to another database than the"
              + " first connection, and what is protected there is not known here; put a data source"
              + " of Hushcell around the one of each database, and choose among those");
    }
    if (names.size() < MOST_NAMES) {
      names.add(name);
    }
    return raw;
  }

  /** The same of a connection for the catalogue, which may go by another host to a server. */
  Connection catalogue(Connection raw) throws SQLException {
    return idle(place.database().isPlacedByHost() ? raw : same(raw));
  }

  /**
   * Refuses a connection for the catalogue on which a transaction is open: our work would commit
   * that of the application, or go away with it.
   */
  Connection idle(Connection raw) throws SQLException {
    if (place.database().isInTransaction(raw)) {
      throw ConfigFault.LENT_TRANSACTION.fault(
          "the data source lends, for work on the catalogue, a connection on which a transaction is"
              + " open, which that work would end; end the transaction first, or give"
              + " HushcellDataSource a catalogueDataSource whose connections nobody else has");
    }
    return raw;
  }

  private boolean isSame(Connection raw) throws SQLException {
    Database kind = place.database();
    Optional<String> first = place.address();
    if (first.isEmpty() || !kind.isProduct(raw.getMetaData().getDatabaseProductName())) {
      return false;
    }
    return kind.place(raw).equals(first);
  }
}
