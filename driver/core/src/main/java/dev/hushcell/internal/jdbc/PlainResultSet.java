package dev.hushcell.internal.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The result set of a statement that touches nothing: no test per cell. */
class PlainResultSet extends PlainCells {
  private final @Nullable Planned planned;

  PlainResultSet(ResultSet inner, ObjectWrapper wrapper) {
    this(inner, wrapper, null);
  }

  /**
   * Builds the result set.
   *
   * @param planned the statement that asked for its rows; null where there is none
   */
  PlainResultSet(ResultSet inner, ObjectWrapper wrapper, @Nullable Planned planned) {
    super(inner, wrapper);
    this.planned = planned;
  }

  @Override
  public void insertRow() throws SQLException {
    requireChangeable();
    delegate().insertRow();
  }

  @Override
  public void updateRow() throws SQLException {
    requireChangeable();
    delegate().updateRow();
  }

  @Override
  public void deleteRow() throws SQLException {
    requireChangeable();
    delegate().deleteRow();
  }

  @Override
  public void refreshRow() throws SQLException {
    requireStillPlain();
    delegate().refreshRow();
  }

  private void requireChangeable() throws SQLException {
    if (planned == null) {
      requireStillPlain();
    } else {
      RowChanges.requireChangeable(session(), planned);
    }
  }

  /**
   * Its table may be another one by now, or have protected columns. Without a query of its own, a
   * driver below may look for the table in a text that is about another one.
   */
  private void requireStillPlain() throws SQLException {
    if (planned != null) {
      RowChanges.requireSame(session(), planned);
    } else if (delegate().getConcurrency() == ResultSet.CONCUR_UPDATABLE) {
      throw RowChanges.ofNoQuery();
    }
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
