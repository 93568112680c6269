package dev.hushcell.contract.results;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process that reads a table that is larger than its heap, once by a statement and once by a
 * prepared one. Arguments: URL, user, password, fetch size.
 */
final class LargeReading {
  private static final String QUERY = "select id, note from thing";

  private LargeReading() {}

  public static void main(String[] arguments) throws SQLException {
    int fetchSize = Integer.parseInt(arguments[3]);
    try (Connection connection =
        DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(fetchSize);
        read(statement.executeQuery(QUERY));
      }
      try (PreparedStatement statement =
          connection.prepareStatement(QUERY + " where id >= ? and note is not null")) {
        statement.setFetchSize(fetchSize);
        statement.setInt(1, 0);
        read(statement.executeQuery());
      }
      connection.commit();
    }
  }

  private static void read(ResultSet rows) throws SQLException {
    try (rows) {
      long count = 0;
      long characters = 0;
      while (rows.next()) {
        count++;
        characters += rows.getString(2).length();
      }
      System.out.println("read " + count + " rows, " + characters + " characters");
    }
  }
}
