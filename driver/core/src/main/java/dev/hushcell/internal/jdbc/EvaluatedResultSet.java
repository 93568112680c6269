package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows that the driver filters, sorts or counts before the application sees them. Forward-only,
 * unless a subclass scrolls. The columns that were fetched for that stand behind the others, and
 * the application does not see them.
 */
abstract class EvaluatedResultSet extends OpeningResultSet {
  private final int visible;

  EvaluatedResultSet(
      ResultSet inner, Outward outward, CellSource source, OpenColumns described, int visible) {
    super(inner, outward, source, described);
    this.visible = visible;
  }

  /** Tells whether there is a current row, wherever the result set below stands. */
  abstract boolean isOnRow();

  @Override
  boolean opens(int column) throws SQLException {
    if (!isOnRow()) {
      throw SqlErrors.of(
          JdbcFault.NO_ROW, "the result set is not on a row; call next, and read while it is true");
    }
    return super.opens(shown(column));
  }

  private int shown(int column) throws SQLException {
    if (column > visible) {
      throw SqlErrors.of(
          JdbcFault.RESULT_COLUMN,
          "there is no result column " + column + "; there are " + visible + ", counted from 1");
    }
    return column;
  }

  @Override
  public final int findColumn(String label) throws SQLException {
    return shown(columnOf(label));
  }

  /** Lets the driver complain about a closed result set in its own way. */
  final void requireOpen() throws SQLException {
    int unused = delegate().getRow();
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    throw onlyForwards();
  }

  @Override
  public boolean isLast() throws SQLException {
    throw onlyForwards();
  }

  @Override
  public boolean previous() throws SQLException {
    throw onlyForwards();
  }

  @Override
  public boolean first() throws SQLException {
    throw onlyForwards();
  }

  @Override
  public boolean last() throws SQLException {
    throw onlyForwards();
  }

  @Override
  public boolean absolute(int number) throws SQLException {
    throw onlyForwards();
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    throw onlyForwards();
  }

  @Override
  public void beforeFirst() throws SQLException {
    throw onlyForwards();
  }

  @Override
  public void afterLast() throws SQLException {
    throw onlyForwards();
  }

  static SQLException onlyForwards() {
    return SqlErrors.of(
        JdbcFault.EVALUATED_FORWARDS,
        "the rows of the statement are filtered, sorted or counted in the driver, and are read"
            + " forwards; use next, or ask for a result set that is scrollable, insensitive and"
            + " read-only, and not for a count");
  }
}
