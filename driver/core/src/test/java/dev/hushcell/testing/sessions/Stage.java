package dev.hushcell.testing.sessions;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A protected database and a plain one beside it, with the same tables and rows, and a driver of
 * its own that knows nothing of them yet.
 */
public interface Stage extends AutoCloseable {
  /** Makes stages. */
  @FunctionalInterface
  interface Maker {
    /** Returns a new one. */
    Stage make() throws IOException, SQLException;
  }

  /** Connects through the driver to the protected database. */
  Connection ours() throws SQLException;

  /** Connects past the driver to the protected database. */
  Connection past() throws SQLException;

  /** Connects to the plain database. */
  Connection twin() throws SQLException;

  /** Returns how texts are written for one of the two. */
  Side side(boolean ours);

  /** Lets so much time pass for the driver that it asks everything again. */
  void passLease();

  /** Returns what the server received since this was last asked. */
  String received() throws IOException;

  @Override
  void close() throws SQLException, IOException;
}
