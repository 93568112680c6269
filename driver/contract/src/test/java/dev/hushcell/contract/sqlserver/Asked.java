package dev.hushcell.contract.sqlserver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A server that is asked past the driver under test. */
record Asked(Connection connection) implements AutoCloseable {
  void run(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the first value that a query finds. */
  String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
    }
  }

  /** Runs a change with one value. */
  void bound(String sql, Object value) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, value);
      statement.executeUpdate();
    }
  }

  /** Returns the number of the failure that a statement ends in. */
  String number(String sql) {
    try {
      run(sql);
      return "no failure";
    } catch (SQLException e) {
      return String.valueOf(e.getErrorCode());
    }
  }

  String isUnique(String index) throws SQLException {
    return text(
        "select case is_unique when 1 then 'true' else 'false' end from sys.indexes where name = '"
            + index
            + "'");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
