package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.UrlForm;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.rewriting.RewritingTables;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.value.RealDriver;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of database: all that differs from the others. Stateless and thread-safe.
 *
 * <p>A new kind is one implementation, in the list of {@code
 * dev.hushcell.internal.assembly.Databases}, and its tests.
 */
public interface Database {
  /** Returns its name for messages, such as {@code H2}. */
  String name();

  /** Tells whether a URL of a real driver leads to this kind, as far as the text tells. */
  boolean hasUrl(String url);

  UrlForm urls();

  /** Tells whether the product name that a driver reports is of this kind. */
  boolean isProduct(String product);

  /** Tells whether a driver is connected to this kind; by the product alone where that tells. */
  default boolean isBehind(DatabaseMetaData driver) throws SQLException {
    return isProduct(driver.getDatabaseProductName());
  }

  default TypeKnowledge types() {
    return tables().types();
  }

  /** Returns how its statements are read and what they mean to it. */
  SqlRules rules();

  RealDriver driver();

  DatabaseTables tables();

  /** Returns how columns that have values are rewritten; empty where they cannot be yet. */
  default Optional<RewritingTables> rewriting() {
    return Optional.empty();
  }

  /** Returns what asks it about itself over a real connection. */
  InformationSchema catalog(Connection connection);

  /** Returns the settings under which a connection of the driver's own is answered completely. */
  default OwnSettings ownSettings() {
    return OwnSettings.none();
  }

  /**
   * Tells whether only the session itself can be asked what a statement of it meets: what it is
   * shown is as old as what its statements see, and another connection may have to wait for it.
   */
  default boolean isAskedBySession() {
    return false;
  }

  LinkExam link();

  /** Returns what finds out what it writes to its disk in clear. */
  DiskExam disk();

  /** Returns the schemas, in lower case, that belong to the database itself. */
  Set<String> systemSchemas();

  /** Tells whether it is a database in memory that no second connection can reach. */
  boolean isUnnamed(Connection connection) throws SQLException;

  /**
   * Tells whether a transaction is open on a connection that no second one can stand beside: what
   * is committed then would be what the application has not committed yet.
   */
  default boolean isInTransaction(Connection connection) throws SQLException {
    return !connection.getAutoCommit();
  }

  /**
   * Tells whether the contract was run on servers of a version, through this driver, although
   * others of the kind are unproven.
   */
  default boolean isProven(String version) {
    return false;
  }

  /** Refuses a version of which nothing can be asked. */
  default void requireSupported(DatabaseMetaData driver) throws SQLException {}

  /**
   * Refuses a server that does not do what protection stands on; asked once, by the first
   * connection.
   */
  default void requireProven(Connection connection) {}

  /**
   * Returns what tells this database from all others, without settings and secrets; empty for one
   * that ends with its process.
   */
  Optional<String> place(Connection connection) throws SQLException;
}
