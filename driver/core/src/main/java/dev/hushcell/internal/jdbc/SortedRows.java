package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.jdbc.evaluate.RowOrder;
import dev.hushcell.internal.plan.Evaluation;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a result set, perhaps in another order. All are fetched before the first is
 * delivered; the result set below keeps them, and of each its number and its keys are known here.
 */
final class SortedRows extends RowCursor {
  private final FilteredRows rows;
  private final RowFilter filter;
  private final QueryTimeout timeout;
  private final long most;
  private final boolean scrolls;
  private @Nullable List<RowOrder.Row> order;
  private int row; // from 1; 0 before the first one, one more than there are behind the last one

  /**
   * Builds it before the first row.
   *
   * @param most how many rows are delivered at the most
   * @param scrolls whether they may be read in any direction
   */
  SortedRows(
      FilteredRows rows, RowFilter filter, QueryTimeout timeout, long most, boolean scrolls) {
    super(rows.inner());
    this.rows = rows;
    this.filter = filter;
    this.timeout = timeout;
    this.most = most;
    this.scrolls = scrolls;
  }

  /** Refuses columns of which the values may be too large to be kept, and are not counted. */
  static void requireNoLarge(ResultSetMetaData columns, int visible) throws SQLException {
    for (int i = 1; i <= visible; i++) {
      switch (columns.getColumnType(i)) {
        case Types.BLOB, Types.CLOB, Types.NCLOB, Types.LONGVARBINARY, Types.LONGVARCHAR ->
            throw SqlErrors.of(
                JdbcFault.EVALUATED_LARGE,
                "result column "
                    + i
                    + " may be a large object, and the rows are sorted in the driver, which keeps"
                    + " them; select it by the key of the row, in a statement of its own");
        default -> {}
      }
    }
  }

  @Override
  CellSource cells() {
    return rows;
  }

  private List<RowOrder.Row> order() throws SQLException {
    requireOpen();
    if (order == null) {
      order = timeout.within(this::sorted);
    }
    return order;
  }

  private List<RowOrder.Row> sorted() throws SQLException {
    RowOrder sorting = new RowOrder(filter);
    while (rows.next()) {
      sorting.add(rows.numberBelow(), rows::decided, rows);
    }
    List<RowOrder.Row> all = sorting.sorted();
    int begin = (int) Math.min(filter.skipped(), all.size());
    return all.subList(begin, begin + (int) Math.min(most, all.size() - begin));
  }

  @Override
  boolean moved(long target) throws SQLException {
    int last = order().size();
    row = (int) Math.max(0, Math.min(target, last + 1L));
    boolean on = row > 0 && row <= last;
    rows.clear();
    if (on) {
      place(order().get(row - 1));
    }
    return on;
  }

  private void place(RowOrder.Row sorted) throws SQLException {
    if (!inner().absolute(sorted.number())) {
      throw SqlErrors.of(
          JdbcFault.UNEXPECTED, "a row that was fetched is no longer there; please report it");
    }
    List<Evaluation.Key> keys = filter.evaluation().keys();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Evaluation.Key.Value value) {
        rows.put(value.place(), sorted.keys().get(i));
      }
    }
  }

  @Override
  int type() throws SQLException {
    requireOpen();
    return scrolls ? ResultSet.TYPE_SCROLL_INSENSITIVE : ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  boolean scrolls() {
    return scrolls;
  }

  @Override
  boolean isOnRow() {
    return order != null && row > 0 && row <= order.size();
  }

  @Override
  boolean next() throws SQLException {
    return moved(row + 1L);
  }

  @Override
  boolean isAfterLast() throws SQLException {
    return order().size() > 0 && row > order().size();
  }

  @Override
  int size() throws SQLException {
    return order().size();
  }

  @Override
  int row() throws SQLException {
    return row <= order().size() ? row : 0;
  }

  @Override
  void end() throws SQLException {
    order = List.of();
    rows.end();
  }
}
