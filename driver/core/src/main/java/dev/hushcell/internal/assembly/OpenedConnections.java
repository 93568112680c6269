package dev.hushcell.internal.assembly;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Opens a connection for each piece of catalogue work and closes it afterwards. */
public final class OpenedConnections implements CatalogueConnections {
  private final SqlCall<Connection> opener;
  private final Optional<String> place;

  public OpenedConnections(SqlCall<Connection> opener, Optional<String> place) {
    this.opener = opener;
    this.place = place;
  }

  @Override
  public Connection borrow() throws SQLException {
    return opener.run();
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public Optional<String> place() {
    return place;
  }
}
