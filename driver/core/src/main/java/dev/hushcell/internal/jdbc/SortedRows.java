package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.jdbc.sort.KeptRow;
import dev.hushcell.internal.jdbc.sort.RowSorter;
import dev.hushcell.internal.plan.Evaluation;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Those rows of a result set that come first, in another order perhaps. All are fetched before the
 * first is delivered, and copied as long as they are among these.
 */
final class SortedRows extends KeptRows {
  private final @Nullable PlacedRows placed;
  private final RowFilter filter;
  private final long most;
  private final RowSorter sorter;
  private RowSorter.@Nullable Sorted order;

  /**
   * Builds it before the first row.
   *
   * @param placed where the rows are changed, which then are not copied; null where they are not
   * @param most how many rows are delivered at the most
   * @param space where rows are kept
   */
  SortedRows(
      FilteredRows rows,
      CopiedRows copies,
      @Nullable PlacedRows placed,
      RowFilter filter,
      QueryTimeout timeout,
      long most,
      RowSorter.Space space) {
    super(rows, copies, timeout, !space.files());
    this.placed = placed;
    this.filter = filter;
    this.most = most;
    long first = filter.skipped() + most;
    this.sorter = new RowSorter(filter, first < 0 ? Long.MAX_VALUE : first, space);
  }

  @Override
  CellSource cells() {
    return placed == null ? copies() : placed.cells();
  }

  @Override
  int read() throws SQLException {
    while (rows().next()) {
      sorter.add(rows()::decided, rows(), placed == null ? copies()::copied : placed::copied);
    }
    order = sorter.sorted();
    return (int) Math.max(0, Math.min(most, sorter.size() - filter.skipped()));
  }

  @Override
  void place(int row) throws SQLException {
    KeptRow sorted = Objects.requireNonNull(order).at((int) filter.skipped() + row);
    if (placed != null) {
      placed.go(sorted.values());
      return;
    }
    copies().go(sorted.values());
    List<Evaluation.Key> keys = filter.evaluation().keys();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Evaluation.Key.Value value) {
        copies().put(value.place(), sorted.keys().get(i));
      }
    }
  }

  @Override
  void deleted() throws SQLException {
    Objects.requireNonNull(placed).deleted();
  }

  @Override
  void forget() {
    order = null;
    sorter.close();
  }
}
