package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.SqlCall;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows of {@code DatabaseMetaData} without those that tell of what the application did not make.
 */
final class SeenRows extends OpeningResultSet {
  private final SqlCall.With<ResultSet, Boolean> hidden;

  SeenRows(
      ResultSet rows,
      ObjectWrapper wrapper,
      CellSource described,
      SqlCall.With<ResultSet, Boolean> hidden) {
    super(rows, wrapper, described, OpenColumns.NONE);
    this.hidden = hidden;
  }

  @Override
  public boolean next() throws SQLException {
    while (super.next()) {
      if (!hidden.run(delegate())) {
        return true;
      }
    }
    return false;
  }
}
