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
  /** There are as many as there are passwords in them that change. */
  private static final int MOST_URLS = 1_000;

  private final DatabasePlace place;
  private final Set<String> urls = ConcurrentHashMap.newKeySet();

  OneDatabase(DatabasePlace place) {
    this.place = place;
    urls.add(place.url());
  }

  /** Refuses a connection to another database; asks it only where its URL is a new one. */
  Connection same(Connection raw) throws SQLException {
    String url = DatabasePlace.url(raw);
    if (urls.contains(url)) {
      return raw;
    }
    if (!isSame(raw)) {
      throw ConfigFault.OTHER_DATABASE.fault(
          "a data source inside leads to another database than the first connection, and what"
              + " is protected there is not known here; put a data source of Hushcell around"
              + " the one of each database, and choose among those");
    }
    if (urls.size() < MOST_URLS) {
      urls.add(url);
    }
    return raw;
  }

  /** The same of a connection for the catalogue, which may go by another host to a server. */
  Connection catalogue(Connection raw) throws SQLException {
    return place.database().isPlacedByHost() ? raw : same(raw);
  }

  private boolean isSame(Connection raw) throws SQLException {
    Database kind = place.database();
    Optional<String> first = place.address();
    if (first.isEmpty() || !kind.isProduct(raw.getMetaData().getDatabaseProductName())) {
      return false;
    }
    Optional<String> found = kind.place(raw);
    if (!raw.getAutoCommit()) {
      raw.rollback(); // what the question began
    }
    return found.equals(first);
  }
}
