package dev.hushcell.internal.keyring;

import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where connections for catalogue work come from: raw ones of the real driver, outside every
 * transaction of the application, so that what is committed here does not go away when the
 * application rolls back. Thread-safe; several may be lent at once.
 */
public interface CatalogueConnections {
  /**
   * Lends a connection on which no transaction is open.
   *
   * @throws dev.hushcell.internal.fault.Fault {@link KeyringFault#NO_CONNECTION} when the only
   *     connection there is has an open transaction
   */
  Connection borrow() throws SQLException;

  /** Lends a connection, perhaps one that was lost meanwhile, to be asked and nothing else. */
  default Connection borrowToAsk() throws SQLException {
    return borrow();
  }

  /** Takes the connection back, in the state in which it was lent. */
  void giveBack(Connection connection) throws SQLException;

  /** Takes a connection back of which the state is not certain: it is not lent again. */
  default void end(Connection connection) throws SQLException {
    giveBack(connection);
  }

  /** Tells whether the connections are for nobody else, so that they may keep settings of ours. */
  default boolean keeps() {
    return false;
  }

  /** Called when applications begin to use the database; connections may be kept from now on. */
  default void wake() {}

  /** Called when no application uses the database any more: none is kept open. */
  default void rest() {}

  /**
   * Returns what tells this database from all others that use the same key store: its address
   * without settings and secrets. Empty for a database that ends with the process.
   */
  Optional<String> place();

  /** Opens a connection for each piece of catalogue work and closes it afterwards. */
  record Opened(SqlCall<Connection> opener, Optional<String> place)
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
}
