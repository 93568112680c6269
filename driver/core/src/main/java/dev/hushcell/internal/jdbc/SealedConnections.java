package dev.hushcell.internal.jdbc;

import java.sql.Connection;

/** The way in: puts the surface in front of a connection of the real driver. */
public final class SealedConnections {
  private SealedConnections() {}

  /**
   * Returns the connection for the application. It closes the inner one when it is closed; nothing
   * handed out by it leads back to the inner one.
   */
  public static Connection wrap(Connection inner, SessionParts parts) {
    return new SessionConnection(inner, new Session(parts));
  }
}
