package dev.hushcell.internal.assembly;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Lends the application's own connection, because no other can reach its database: one in memory
 * without a name. Only while no transaction is open: catalogue work commits.
 */
public final class OwnConnection implements CatalogueConnections {
  private final Connection connection;
  private final Database kind;

  /**
   * Lends a connection.
   *
   * @param kind tells whether a transaction is open on it
   */
  public OwnConnection(Connection connection, Database kind) {
    this.connection = connection;
    this.kind = kind;
  }

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
