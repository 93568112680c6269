package dev.hushcell.internal.assembly;

import dev.hushcell.internal.keyring.CatalogueConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Opens a connection for each piece of catalogue work and closes it afterwards. */
public final class OpenedConnections implements CatalogueConnections {
  private final Opener opener;
  private final Optional<String> place;

  /** Opens a connection of the real driver. */
  public interface Opener {
    Connection open() throws SQLException;
  }

  public OpenedConnections(Opener opener, Optional<String> place) {
    this.opener = opener;
    this.place = place;
  }

  @Override
  public Connection borrow() throws SQLException {
    return opener.open();
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
