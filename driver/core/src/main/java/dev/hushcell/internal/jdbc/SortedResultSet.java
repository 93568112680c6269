package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
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
final class SortedResultSet extends EvaluatedResultSet {
  private final OpenedCells cells;
  private final FilteredResultSet rows;
  private final RowFilter filter;
  private final Watch watch;
  private final long most;
  private @Nullable List<RowOrder.Row> order;
  private final boolean scrolls;
  private int row; // from 1; 0 before the first one, one more than there are behind the last one

  /**
   * Builds the result set.
   *
   * @param rows what is sorted, over the same result set
   * @param most how many rows are delivered at the most
   * @param scrolls whether they may be read in any direction
   */
  static SortedResultSet of(
      ResultSet inner,
      Outward outward,
      OpenColumns columns,
      FilteredResultSet rows,
      RowFilter filter,
      Watch watch,
      long most,
      boolean scrolls) {
    OpenedCells cells = new OpenedCells(columns, outward.session());
    return new SortedResultSet(inner, outward, cells, columns, rows, filter, watch, most, scrolls);
  }

  private SortedResultSet(
      ResultSet inner,
      Outward outward,
      OpenedCells cells,
      OpenColumns columns,
      FilteredResultSet rows,
      RowFilter filter,
      Watch watch,
      long most,
      boolean scrolls) {
    super(inner, outward, cells, columns, filter.evaluation().visible());
    this.cells = cells;
    this.rows = rows;
    this.filter = filter;
    this.watch = watch;
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

  /** Returns the rows that are delivered, in their order. */
  private List<RowOrder.Row> order() throws SQLException {
    requireOpen();
    if (order == null) {
      order = watch.within(this::sorted);
    }
    return order;
  }

  private List<RowOrder.Row> sorted() throws SQLException {
    RowOrder sorting = new RowOrder(filter.evaluation().keys());
    while (rows.next()) {
      sorting.add(rows.numberBelow(), delegate()::getLong, rows::opened);
    }
    List<RowOrder.Row> all = sorting.sorted();
    int begin = (int) Math.min(filter.skipped(), all.size());
    return all.subList(begin, begin + (int) Math.min(most, all.size() - begin));
  }

  /** Goes to a row; tells whether it is there. */
  private boolean moved(long target) throws SQLException {
    int last = order().size();
    row = (int) Math.max(0, Math.min(target, last + 1L));
    boolean on = row > 0 && row <= last;
    cells.clear();
    if (on) {
      place(order().get(row - 1));
    }
    return on;
  }

  private void place(RowOrder.Row sorted) throws SQLException {
    if (!delegate().absolute(sorted.number())) {
      throw SqlErrors.of(
          JdbcFault.UNEXPECTED, "a row that was fetched is no longer there; please report it");
    }
    List<Evaluation.Key> keys = filter.evaluation().keys();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Evaluation.Key.Value value) {
        cells.put(value.place(), sorted.keys().get(i));
      }
    }
  }

  private boolean scrolled(long target) throws SQLException {
    if (!scrolls) {
      throw onlyForwards();
    }
    return moved(target);
  }

  @Override
  boolean isOnRow() {
    return order != null && row > 0 && row <= order.size();
  }

  @Override
  public boolean next() throws SQLException {
    return moved(row + 1L);
  }

  @Override
  public boolean previous() throws SQLException {
    return scrolled(row - 1L);
  }

  @Override
  public boolean first() throws SQLException {
    return scrolled(1);
  }

  @Override
  public boolean last() throws SQLException {
    return scrolled(order().size());
  }

  @Override
  public boolean absolute(int number) throws SQLException {
    return scrolled(number < 0 ? order().size() + 1L + number : number);
  }

  @Override
  public boolean relative(int number) throws SQLException {
    return scrolled((long) row + number);
  }

  @Override
  public void beforeFirst() throws SQLException {
    boolean unused = scrolled(0);
  }

  @Override
  public void afterLast() throws SQLException {
    boolean unused = scrolled(order().size() + 1L);
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    return order().size() > 0 && row == 0;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    return order().size() > 0 && row > order().size();
  }

  @Override
  public boolean isFirst() throws SQLException {
    return order().size() > 0 && row == 1;
  }

  @Override
  public boolean isLast() throws SQLException {
    return order().size() > 0 && row == order().size();
  }

  @Override
  public int getRow() throws SQLException {
    return row <= order().size() ? row : 0;
  }

  @Override
  public int getType() throws SQLException {
    requireOpen();
    return scrolls ? ResultSet.TYPE_SCROLL_INSENSITIVE : ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public void close() throws SQLException {
    order = List.of();
    rows.close();
  }
}
