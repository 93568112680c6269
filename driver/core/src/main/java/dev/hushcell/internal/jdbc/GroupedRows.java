package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.Groups;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.value.CellValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row for each group of the rows of a result set. All rows are fetched before the first is
 * delivered; what the database delivers of a group comes from one of its rows.
 */
final class GroupedRows extends RowCursor implements CellSource {
  private final FilteredRows rows;
  private final RowFilter filter;
  private final ComputedColumns computed;
  private final QueryTimeout timeout;
  private final long most;
  private final boolean scrolls;
  private @Nullable List<Groups.Group> groups;
  private int row; // from 1; 0 before the first one, one more than there are behind the last one

  /**
   * Builds it before the first row.
   *
   * @param most how many rows are delivered at the most
   * @param scrolls whether they may be read in any direction
   */
  GroupedRows(
      FilteredRows rows, RowFilter filter, QueryTimeout timeout, long most, boolean scrolls) {
    super(rows.inner());
    this.rows = rows;
    this.filter = filter;
    this.timeout = timeout;
    this.most = most;
    this.scrolls = scrolls;
    this.computed =
        new ComputedColumns(rows.inner(), filter.evaluation().outputs(), rows.session().driver());
  }

  private List<Groups.Group> grouped() throws SQLException {
    Groups all = filter.groups();
    while (rows.next()) {
      all.add(rows.numberBelow(), rows::given, rows);
    }
    List<Groups.Group> sorted = all.sorted();
    int begin = (int) Math.min(filter.skipped(), sorted.size());
    return sorted.subList(begin, begin + (int) Math.min(most, sorted.size() - begin));
  }

  @Override
  CellSource cells() {
    return this;
  }

  @Override
  public boolean has(ResultSet of, int column) {
    return rows.has(of, column);
  }

  @Override
  public CellValue read(ResultSet of, int column) throws SQLException {
    return filter.computes(column) && groups != null
        ? computed.value(column, groups.get(row - 1).computed(column))
        : rows.read(of, column);
  }

  @Override
  public String name(int column) {
    return rows.name(column);
  }

  private List<Groups.Group> groups() throws SQLException {
    requireOpen();
    if (groups == null) {
      groups = timeout.within(this::grouped);
    }
    return groups;
  }

  @Override
  boolean next() throws SQLException {
    return moved(row + 1L);
  }

  @Override
  boolean moved(long target) throws SQLException {
    int last = groups().size();
    row = (int) Math.max(0, Math.min(target, last + 1L));
    rows.clear();
    if (isOnRow() && filter.evaluation().positions()) {
      place(groups().get(row - 1).number());
    }
    return isOnRow();
  }

  private void place(int number) throws SQLException {
    if (!inner().absolute(number)) {
      throw SqlErrors.of(
          JdbcFault.UNEXPECTED, "a row that was fetched is no longer there; please report it");
    }
  }

  @Override
  boolean isOnRow() {
    return groups != null && row > 0 && row <= groups.size();
  }

  @Override
  int row() throws SQLException {
    requireOpen();
    return isOnRow() ? row : 0;
  }

  @Override
  boolean isAfterLast() throws SQLException {
    requireOpen();
    return groups != null && !groups.isEmpty() && row > groups.size();
  }

  @Override
  int type() {
    return scrolls ? ResultSet.TYPE_SCROLL_INSENSITIVE : ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  boolean scrolls() {
    return scrolls;
  }

  @Override
  int size() throws SQLException {
    return groups().size();
  }

  @Override
  void end() throws SQLException {
    groups = List.of();
    rows.end();
  }
}
