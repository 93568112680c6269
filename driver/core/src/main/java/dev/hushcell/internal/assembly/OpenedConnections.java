package dev.hushcell.internal.assembly;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Opens a connection for each piece of catalogue work and closes it afterwards. */
public record OpenedConnections(SqlCall<Connection> opener, Optional<String> place)
    implements CatalogueConnections {
  @Override
  public Connection borrow() throws SQLException {
    return opener.run();
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    connection.close();
  }
}
