package dev.hushcell.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The way in: puts the surface in front of a connection of the real driver. */
public final class SealedConnections {
  private SealedConnections() {}

  /**
   * Returns the connection for the application. It closes the inner one when it is closed; nothing
   * handed out by it leads back to the inner one.
   */
  public static Connection wrap(Connection inner, SessionParts parts) {
    return new SessionConnection(inner, new Session(parts, inner));
  }

  /** Puts the surface in front of a connection that a data source handed out. */
  public interface Opener {
    /** Returns the connection for the application; closes the inner one if it throws. */
    Connection open(Connection inner) throws SQLException;
  }

  /**
   * Returns a data source whose connections come from the inner one and go through the opener.
   *
   * @param unwrapAllowed whether {@code unwrap} may hand out the inner one
   */
  public static DataSource wrap(DataSource inner, Opener opener, boolean unwrapAllowed) {
    return new SessionDataSource(inner, opener, unwrapAllowed);
  }
}
