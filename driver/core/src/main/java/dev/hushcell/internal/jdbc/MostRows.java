package dev.hushcell.internal.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;

/** The limit of rows of a statement, which not every driver knows as a large number. */
final class MostRows {
  private MostRows() {}

  static long of(Statement statement) throws SQLException {
    try {
      return statement.getLargeMaxRows();
    } catch (SQLFeatureNotSupportedException | UnsupportedOperationException e) {
      return statement.getMaxRows();
    }
  }

  static void set(Statement statement, long most) throws SQLException {
    if (most <= Integer.MAX_VALUE) {
      statement.setMaxRows((int) most);
    } else {
      statement.setLargeMaxRows(most);
    }
  }
}
