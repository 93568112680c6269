package dev.hushcell.internal.assembly;

import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.internal.jdbc.PhysicalConnection;
import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.SQLException;

/** A database as its connections get it. Thread-safe. */
interface SharedDatabase extends AutoCloseable {
  /** Refuses, before a connection is made, what would be refused at every statement. */
  void check();

  KnownDatabase known();

  default boolean lasting() {
    return known().lasting();
  }

  /**
   * Puts the surface in front of a connection.
   *
   * @param real the connection, with what is promised of it
   * @param closed to be run when the connection was closed
   */
  default Connection wrap(RealConnection real, Runnable closed) throws SQLException {
    return wrap(real, closed, new PhysicalConnection());
  }

  /**
   * Puts the surface in front of a logical connection.
   *
   * @param physical what it has in common with others
   */
  Connection wrap(RealConnection real, Runnable closed, PhysicalConnection physical)
      throws SQLException;

  default Failures failures() {
    return known().failures();
  }

  /** Puts an exported catalogue back, whatever the one that is there is like. */
  CatalogueImport importCatalogue(String exported, ImportOptions options);

  @Override
  void close();
}
