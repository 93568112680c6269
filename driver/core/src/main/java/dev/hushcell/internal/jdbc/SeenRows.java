package dev.hushcell.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows of {@code DatabaseMetaData} without those that tell of what the application did not make.
 */
final class SeenRows extends OpeningResultSet {
  private final Hidden hidden;

  /** Tells whether a row is left out. */
  @FunctionalInterface
  interface Hidden {
    boolean is(ResultSet row) throws SQLException;
  }

  SeenRows(ResultSet rows, Outward outward, CellSource described, Hidden hidden) {
    super(rows, outward, described, OpenColumns.NONE);
    this.hidden = hidden;
  }

  @Override
  public boolean next() throws SQLException {
    while (super.next()) {
      if (!hidden.is(delegate())) {
        return true;
      }
    }
    return false;
  }
}
