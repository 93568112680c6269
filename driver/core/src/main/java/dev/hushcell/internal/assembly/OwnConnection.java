package dev.hushcell.internal.assembly;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Lends the application's own connection, because no other can reach its database: one in memory
 * without a name. Only while no transaction is open: catalogue work commits.
 */
public final class OwnConnection implements CatalogueConnections {
  private static final String UNCOMMITTED =
      "SELECT CONTAINS_UNCOMMITTED FROM INFORMATION_SCHEMA.SESSIONS"
          + " WHERE SESSION_ID = SESSION_ID()";

  private final Connection connection;

  public OwnConnection(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Connection borrow() throws SQLException {
    if (!connection.getAutoCommit() && isUncommitted()) {
      throw KeyringFault.NO_CONNECTION.fault(
          "an unnamed database in memory has one connection only, and its transaction is open;"
              + " commit first, or give the database a name");
    }
    return connection;
  }

  private boolean isUncommitted() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(UNCOMMITTED)) {
      return !row.next() || row.getBoolean(1);
    }
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
