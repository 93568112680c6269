package dev.hushcell.internal.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** The result set of a statement that touches nothing: no test per cell. */
class PlainResultSet extends PlainCells {
  PlainResultSet(ResultSet inner, ObjectWrapper wrapper) {
    super(inner, wrapper);
  }

  @Override
  public boolean wasNull() throws SQLException {
    return delegate().wasNull();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return new OpeningMetaData(delegate().getMetaData(), OpenColumns.NONE, session());
  }
}
