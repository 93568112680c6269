package dev.hushcell.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Prints what a row of the table of contacts and of the index on its equality column take in
 * PostgreSQL, in bytes, through the plain driver and through Hushcell.
 */
public final class StoredSize {
  private StoredSize() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws SQLException {
    print("plain");
    print("hushcell");
  }

  private static void print(String driver) throws SQLException {
    try (BenchDatabase database = BenchDatabase.open(driver, "postgresql")) {
      System.out.printf(
          "%-10s bytes a row: table %d, index %d%n",
          driver,
          size(database.connection(), "contact") / BenchDatabase.ROWS,
          size(database.connection(), "contact_email") / BenchDatabase.ROWS);
    }
  }

  private static long size(Connection connection, String relation) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT pg_relation_size('" + relation + "')")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
