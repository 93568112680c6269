package dev.hushcell.internal.dialect.sqlserver;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a statement that changes a table. */
final class SqlServerAlteration {
  private SqlServerAlteration() {}

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
