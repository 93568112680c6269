package dev.hushcell.contract.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The databases that a server has from tests. Thread-safe. */
final class Leavings {
  private final Queue<String> names = new ConcurrentLinkedQueue<>();

  void add(String name) {
    names.add(name);
  }

  /**
   * Drops them all; one that somebody uses stays until the server ends.
   *
   * @param statements with {@code %s} for the name of a database
   */
  void drop(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String name = names.poll(); name != null; name = names.poll()) {
        try {
          for (String sql : statements) {
            statement.execute(sql.formatted(name));
          }
        } catch (SQLException inUse) {
          // it ends with the server
        }
      }
    }
  }
}
