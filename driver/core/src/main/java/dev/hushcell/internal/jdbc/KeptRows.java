package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are made of those of a result set. All of these are fetched, forwards, before the first
 * is delivered.
 */
abstract class KeptRows extends RowCursor {
  private final FilteredRows rows;
  private final CopiedRows copies;
  private final QueryTimeout timeout;
  private final boolean scrolls;
  private @Nullable SQLException failure;
  private int size = -1; // until they are fetched
  private int row; // from 1; 0 before the first one, one more than there are behind the last one

  /**
   * Builds it before the first row.
   *
   * @param scrolls whether they may be read in any direction
   */
  KeptRows(FilteredRows rows, CopiedRows copies, QueryTimeout timeout, boolean scrolls) {
    super(rows.inner());
    this.rows = rows;
    this.copies = copies;
    this.timeout = timeout;
    this.scrolls = scrolls;
  }

  /** Fetches all rows; returns how many are made of them. */
  abstract int read() throws SQLException;

  /** Goes to a row, from 0. */
  abstract void place(int row) throws SQLException;

  abstract void forget();

  final FilteredRows rows() {
    return rows;
  }

  final CopiedRows copies() {
    return copies;
  }

  @Override
  final int size() throws SQLException {
    requireOpen();
    if (size < 0) {
      fetch();
    }
    if (failure != null) {
      throw failure;
    }
    return size;
  }

  /** Fetches all rows, once. A failure is thrown when the first row is asked for. */
  final void fetch() {
    failure = SqlErrors.of(JdbcFault.UNEXPECTED, "the rows were not read to the end; report it");
    size = 0;
    try {
      size = timeout.within(this::read);
      failure = null;
    } catch (SQLException e) {
      failure = e;
    }
  }

  @Override
  final boolean moved(long target) throws SQLException {
    row = (int) Math.max(0, Math.min(target, size() + 1L));
    if (isOnRow()) {
      place(row - 1);
    }
    return isOnRow();
  }

  @Override
  final boolean next() throws SQLException {
    return moved(row + 1L);
  }

  @Override
  final boolean isOnRow() {
    return row > 0 && row <= size;
  }

  final int at() {
    return row - 1;
  }

  @Override
  final int row() throws SQLException {
    requireOpen();
    return isOnRow() ? row : 0;
  }

  @Override
  final boolean isAfterLast() throws SQLException {
    return size() > 0 && row > size();
  }

  @Override
  final int type() throws SQLException {
    requireOpen();
    return scrolls ? ResultSet.TYPE_SCROLL_INSENSITIVE : ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  final boolean scrolls() {
    return scrolls;
  }

  @Override
  final void end() throws SQLException {
    size = 0;
    forget();
    rows.end();
  }
}
