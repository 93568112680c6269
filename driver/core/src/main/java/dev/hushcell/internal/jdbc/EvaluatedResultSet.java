package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.sql.SQLException;

/**
 * Rows that the driver filters, sorts or counts before the application sees them. The columns that
 * were fetched for that stand behind the others, and the application does not see them.
 */
final class EvaluatedResultSet extends OpeningResultSet {
  private final RowCursor cursor;
  private final int visible;

  EvaluatedResultSet(
      RowCursor cursor,
      ObjectWrapper wrapper,
      OpenColumns described,
      int visible,
      RowChanges changes) {
    super(cursor.inner(), wrapper, cursor.cells(), described, changes);
    this.cursor = cursor;
    this.visible = visible;
  }

  @Override
  boolean opens(int column) throws SQLException {
    if (!cursor.isOnRow()) {
      throw SqlErrors.of(
          JdbcFault.NO_ROW, "the result set is not on a row; call next, and read while it is true");
    }
    return super.opens(shown(column));
  }

  /** Returns how many rows were fetched for it. */
  int fetched() {
    return cursor instanceof FilteredRows rows ? rows.fetched() : 0;
  }

  /** The rows below have another order, in which a new one has no place. */
  @Override
  public void moveToInsertRow() throws SQLException {
    throw SqlErrors.of(
        JdbcFault.NOT_UPDATABLE,
        "rows are filtered or sorted in the driver, and none is inserted through their result set;"
            + " use INSERT");
  }

  @Override
  public void deleteRow() throws SQLException {
    super.deleteRow();
    cursor.deleted();
  }

  @Override
  boolean seals(int column) throws SQLException {
    return super.seals(shown(column));
  }

  @Override
  int updatable(int column) throws SQLException {
    return super.updatable(shown(column));
  }

  private int shown(int column) throws SQLException {
    if (column < 1 || column > visible) {
      throw SqlErrors.of(
          JdbcFault.RESULT_COLUMN,
          "there is no result column " + column + "; there are " + visible + ", counted from 1");
    }
    return column;
  }

  @Override
  int columnOf(String label) throws SQLException {
    return shown(super.columnOf(label));
  }

  @Override
  public int getType() throws SQLException {
    return cursor.type();
  }

  @Override
  public int getRow() throws SQLException {
    return cursor.row();
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    return cursor.size() > 0 && at() == 0;
  }

  @Override
  public boolean isFirst() throws SQLException {
    return cursor.row() == 1;
  }

  @Override
  public boolean isLast() throws SQLException {
    return cursor.size() > 0 && cursor.row() == cursor.size();
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    return cursor.isAfterLast();
  }

  private long at() throws SQLException {
    return cursor.isAfterLast() ? cursor.size() + 1L : cursor.row();
  }

  private RowCursor scrolling() throws SQLException {
    if (!cursor.scrolls()) {
      throw RowCursor.onlyForwards();
    }
    return cursor;
  }

  @Override
  public boolean next() throws SQLException {
    return cursor.next();
  }

  @Override
  public boolean previous() throws SQLException {
    return relative(-1);
  }

  @Override
  public boolean first() throws SQLException {
    return scrolling().moved(1);
  }

  @Override
  public boolean last() throws SQLException {
    return scrolling().moved(cursor.size());
  }

  @Override
  public boolean absolute(int number) throws SQLException {
    return scrolling().moved(number < 0 ? cursor.size() + 1L + number : number);
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    return scrolling().moved(at() + rows);
  }

  @Override
  public void beforeFirst() throws SQLException {
    boolean unused = scrolling().moved(0);
  }

  @Override
  public void afterLast() throws SQLException {
    boolean unused = scrolling().moved(cursor.size() + 1L);
  }

  @Override
  public void close() throws SQLException {
    cursor.end();
    super.close();
  }
}
