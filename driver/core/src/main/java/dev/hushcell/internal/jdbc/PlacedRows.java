package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a scrollable result set again by their numbers, so that the driver below can
 * change the row that the application reads. Some drivers renumber the rows behind a deleted one.
 */
final class PlacedRows {
  private final ResultSet inner;
  private final OpenColumns columns;
  private final IntSupplier fetched;
  private final TreeSet<Integer> deleted = new TreeSet<>();
  private int current;

  /** Whether the driver renumbers rows. */
  private boolean renumbered;

  /** Whether it is clear which row has which number. */
  private boolean known = true;

  /**
   * Builds it.
   *
   * @param fetched tells how many rows there are
   */
  PlacedRows(ResultSet inner, OpenColumns columns, IntSupplier fetched) {
    this.inner = inner;
    this.fetched = fetched;
    this.columns = columns;
  }

  CellSource cells() {
    return columns;
  }

  List<@Nullable Object> copied() throws SQLException {
    return List.of(inner.getRow());
  }

  void go(List<@Nullable Object> row) throws SQLException {
    current = (Integer) Objects.requireNonNull(row.get(0));
    boolean there =
        known
            && !deleted.contains(current)
            && inner.absolute(current - (renumbered ? deleted.headSet(current).size() : 0));
    if (!there) {
      inner.beforeFirst();
      throw SqlErrors.of(
          JdbcFault.NOT_UPDATABLE,
          "the row was deleted through this result set, or it is not clear how the driver of the"
              + " database counts its rows since one was; go on to the next row, or run the query"
              + " again");
    }
  }

  void deleted() throws SQLException {
    deleted.add(current);
    int left = inner.last() ? inner.getRow() : 0;
    int all = fetched.getAsInt();
    renumbered = left == all - deleted.size();
    known &= renumbered || left == all;
    inner.beforeFirst();
  }
}
