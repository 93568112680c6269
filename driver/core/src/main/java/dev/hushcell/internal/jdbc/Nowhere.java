package dev.hushcell.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;

/**
 * A connection to a database that is nowhere: whatever is run succeeds, and each query delivers one
 * row of NULLs. For one thread.
 */
public final class Nowhere extends AbsentConnection {
  private final int columns;

  private Nowhere(int columns) {
    this.columns = columns;
  }

  /**
   * Returns a connection.
   *
   * @param columns how many columns each row has
   */
  public static Connection connection(int columns) {
    return new Nowhere(columns);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) {
    return new Query();
  }

  @Override
  public PreparedStatement prepareStatement(
      String sql, int type, int concurrency, int holdability) {
    return new Query();
  }

  private final class Query extends AbsentPreparedStatement {
    @Override
    public ResultSet executeQuery() {
      return new Row();
    }
  }

  private final class Row extends AbsentResultSet {
    private boolean delivered;

    @Override
    public boolean next() {
      boolean first = !delivered;
      delivered = true;
      return first;
    }

    @Override
    public boolean wasNull() {
      return true;
    }

    @Override
    public ResultSetMetaData getMetaData() {
      return new Description();
    }
  }

  private final class Description extends AbsentResultSetMetaData {
    @Override
    public int getColumnCount() {
      return columns;
    }
  }
}
