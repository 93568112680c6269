package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.evaluate.Groups;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.value.CellValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row for each group of the rows of a result set. What the database delivers of a group comes
 * from a copy of one of its rows.
 */
final class GroupedRows extends KeptRows implements CellSource {
  private final RowFilter filter;
  private final ComputedColumns computed;
  private final long most;
  private List<Groups<List<@Nullable Object>>.Group> groups = List.of();

  /**
   * Builds it before the first row.
   *
   * @param most how many rows are delivered at the most
   * @param scrolls whether they may be read in any direction
   */
  GroupedRows(
      FilteredRows rows,
      CopiedRows copies,
      RowFilter filter,
      QueryTimeout timeout,
      long most,
      boolean scrolls) {
    super(rows, copies, timeout, scrolls);
    this.filter = filter;
    this.most = most;
    this.computed =
        new ComputedColumns(rows.inner(), filter.evaluation().outputs(), rows.session().driver());
  }

  @Override
  int read() throws SQLException {
    Groups<List<@Nullable Object>> all = filter.groups();
    while (rows().next()) {
      all.add(rows()::given, rows(), copies()::copied);
    }
    List<Groups<List<@Nullable Object>>.Group> sorted = all.sorted();
    int begin = (int) Math.min(filter.skipped(), sorted.size());
    groups = sorted.subList(begin, begin + (int) Math.min(most, sorted.size() - begin));
    return groups.size();
  }

  @Override
  CellSource cells() {
    return this;
  }

  @Override
  public boolean has(ResultSet of, int column) {
    return copies().has(of, column);
  }

  @Override
  public CellValue read(ResultSet of, int column) throws SQLException {
    return filter.computes(column)
        ? computed.value(column, groups.get(at()).computed(column))
        : copies().read(of, column);
  }

  @Override
  public String name(int column) {
    return rows().name(column);
  }

  @Override
  void place(int row) {
    List<@Nullable Object> kept = groups.get(row).kept();
    if (kept != null) {
      copies().go(kept);
    }
  }

  @Override
  void forget() {
    groups = List.of();
  }
}
