package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.dialect.Database;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database that a connection of the real driver leads to.
 *
 * @param database of which kind it is
 * @param address what tells it from all others; empty for one that ends with its process
 * @param name what the driver of the connection calls it
 */
public record DatabasePlace(Database database, Optional<String> address, String name) {
  /**
   * Finds it out; refuses a database that this version cannot protect, or whose disk is not what is
   * demanded.
   *
   * @param demands what the database must be like
   */
  static DatabasePlace of(RealConnection real, DatabaseRequirements demands) throws SQLException {
    Database database = kind(real.raw(), demands);
    return database.asked(
        real.raw(),
        () -> {
          new LayerGate(demands).requireDisk(real, database);
          database.requireProven(real.raw());
          return new DatabasePlace(database, database.place(real.raw()), database.name(real.raw()));
        });
  }

  /**
   * Tells whether it is a database that no second connection can reach. It is asked of every
   * connection, so the kinds of one product are not told apart: that would cost a question.
   */
  static boolean isUnnamed(Connection raw) throws SQLException {
    Optional<Database> product = Databases.ofProduct(raw);
    return product.isPresent() && product.get().isUnnamed(raw);
  }

  /** Returns the kind of the database, when it may be connected to. */
  static Database kind(Connection raw, DatabaseRequirements demands) throws SQLException {
    Database database = kind(raw);
    DatabaseMetaData driver = raw.getMetaData();
    database.requireSupported(driver);
    if (!database.isProven(driver.getDatabaseProductVersion())) {
      Databases.requireAllowed(database, demands);
    }
    return database;
  }

  /** Returns the kind of the database, whether it may be connected to or not. */
  static Database kind(Connection raw) throws SQLException {
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
