package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The application's own connection, for a database that has no other. */
record OneConnection(Connection connection) implements CatalogueConnections {
  @Override
  public Connection borrow() throws SQLException {
    if (!connection.getAutoCommit()) {
      throw KeyringFault.NO_CONNECTION.fault("commit first");
    }
    return connection;
  }

  @Override
  public void giveBack(Connection lent) {}

  @Override
  public Optional<String> place() {
    return Optional.empty();
  }
}
