package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Unproven;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.dialect.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * The database that a connection of the real driver leads to.
 *
 * @param database of which kind it is
 * @param address what tells it from all others; empty for one that ends with its process
 */
public record DatabasePlace(Database database, Optional<String> address) {
  /**
   * Finds it out; refuses a database that this version cannot protect.
   *
   * @param allowed databases that are connected to although they are unproven
   */
  static DatabasePlace of(Connection raw, Set<Unproven> allowed) throws SQLException {
    Database database = kind(raw, allowed);
    return new DatabasePlace(database, database.place(raw));
  }

  /** Tells whether it is a database that no second connection can reach. */
  static boolean isUnnamed(Connection raw) throws SQLException {
    return kind(raw).isUnnamed(raw);
  }

  /** Returns the kind of the database, when it may be connected to. */
  static Database kind(Connection raw, Set<Unproven> allowed) throws SQLException {
    Database database = kind(raw);
    Databases.requireAllowed(database, allowed);
    return database;
  }

  private static Database kind(Connection raw) throws SQLException {
    Optional<Database> known = Databases.of(raw);
    if (known.isEmpty()) {
      throw ConfigFault.UNSUPPORTED_DATABASE.fault(
          "this version protects "
              + Databases.names()
              + ", and this is "
              + raw.getMetaData().getDatabaseProductName());
    }
    return known.get();
  }
}
