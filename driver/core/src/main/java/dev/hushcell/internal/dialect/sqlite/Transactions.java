package dev.hushcell.internal.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Finds out whether a transaction is open, which the driver does not tell. */
final class Transactions {
  /** What SQLite says of a second BEGIN. */
  private static final int ERROR = 1;

  private Transactions() {}

  /** Tells whether one is open: by JDBC, or by a BEGIN that the application sent as a text. */
  static boolean isOpen(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      return true;
    }
    try (Statement statement = connection.createStatement()) {
      try {
        statement.execute("BEGIN"); // locks nothing yet
      } catch (SQLException e) {
        if (e.getErrorCode() == ERROR) {
          return true;
        }
        throw e;
      }
      statement.execute("ROLLBACK");
      return false;
    }
  }
}
