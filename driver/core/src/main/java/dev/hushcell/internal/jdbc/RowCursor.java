package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where an application stands in the rows of an evaluation. It moves forwards, unless it scrolls.
 */
abstract class RowCursor {
  private final ResultSet inner;

  RowCursor(ResultSet inner) {
    this.inner = inner;
  }

  final ResultSet inner() {
    return inner;
  }

  /** Returns where the values of the current row come from. */
  abstract CellSource cells();

  abstract boolean next() throws SQLException;

  /** Tells whether there is a current row, wherever the result set below stands. */
  abstract boolean isOnRow();

  /** Returns the number of the current row, from 1; 0 where there is none. */
  abstract int row() throws SQLException;

  abstract boolean isAfterLast() throws SQLException;

  /** Ends, whatever was not delivered yet. */
  abstract void end() throws SQLException;

  int type() throws SQLException {
    return inner.getType();
  }

  boolean scrolls() {
    return false;
  }

  /** Returns how many rows there are, where all are known before the first is delivered. */
  int size() throws SQLException {
    throw onlyForwards();
  }

  /** Goes to a row, from 1; tells whether it is there. */
  boolean moved(long target) throws SQLException {
    throw onlyForwards();
  }

  void deleted() throws SQLException {
    throw onlyForwards();
  }

  /** Lets the driver complain about a closed result set in its own way. */
  final void requireOpen() throws SQLException {
    int unused = inner.getRow();
  }

  static SQLException onlyForwards() {
    return SqlErrors.of(
        JdbcFault.EVALUATED_FORWARDS,
        "the rows of the statement are filtered, sorted or counted in the driver, and are read"
            + " forwards; use next, or ask for a result set that is scrollable and insensitive, and"
            + " not for a count; one whose rows are changed has no computed columns");
  }
}
