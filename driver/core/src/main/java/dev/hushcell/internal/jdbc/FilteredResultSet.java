package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.plan.Evaluation;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Those rows of a result set of which the conditions are true that the database was not asked for.
 * It is read forwards, and ends in an error where more rows would have to be fetched than may be:
 * rows are never left out for that.
 */
final class FilteredResultSet extends EvaluatedResultSet {
  private final RowFilter filter;
  private final OpenedCells cells;
  private final OpenColumns columns;
  private final Watch watch;
  private final long most;
  private long left;
  private int fetched;
  private int row;
  private long bytes;
  private State state = State.BEFORE;
  private @Nullable SQLException failure;
  private boolean told;
  private long kept;

  private enum State {
    BEFORE,
    ON,
    AFTER
  }

  /**
   * Builds the result set.
   *
   * @param skipped how many rows of which the conditions are true are left out first
   * @param most how many rows are delivered then at the most
   */
  static FilteredResultSet of(
      ResultSet inner,
      Outward outward,
      OpenColumns columns,
      RowFilter filter,
      Watch watch,
      long skipped,
      long most) {
    OpenedCells cells = new OpenedCells(columns, outward.session());
    return new FilteredResultSet(inner, outward, cells, columns, filter, watch, skipped, most);
  }

  private FilteredResultSet(
      ResultSet inner,
      Outward outward,
      OpenedCells cells,
      OpenColumns columns,
      RowFilter filter,
      Watch watch,
      long skipped,
      long most) {
    super(inner, outward, cells, columns, filter.evaluation().visible());
    this.cells = cells;
    this.columns = columns;
    this.filter = filter;
    this.watch = watch;
    this.most = most;
    this.left = skipped;
  }

  @Override
  public boolean next() throws SQLException {
    if (failure != null) {
      throw failure;
    }
    requireOpen();
    State before = state;
    state = State.AFTER;
    boolean found = before != State.AFTER && sought();
    if (found) {
      row++;
      state = State.ON;
    } else {
      tell();
    }
    return found;
  }

  @Override
  boolean isOnRow() {
    return state == State.ON;
  }

  /** After a failure it is not known of a row whether it would have been delivered. */
  private boolean sought() throws SQLException {
    try {
      return watch.within(this::seek);
    } catch (SQLException e) {
      failure = e;
      tell();
      throw e;
    }
  }

  private boolean seek() throws SQLException {
    boolean wanted = row < most;
    while ((wanted || !evaluation().stopsEarly()) && super.next()) {
      watch.requireTime();
      fetched++;
      cells.clear();
      if (fetched > evaluation().rows()) {
        throw failed("more than " + evaluation().rows() + " rows");
      }
      boolean keeps = filter.keeps(this::opened, this::told);
      kept += keeps ? 1 : 0;
      if (keeps && left-- <= 0 && wanted) {
        return true;
      }
    }
    return false;
  }

  private Evaluation evaluation() {
    return filter.evaluation();
  }

  /** Opens the cell at a place in the row that was fetched last, once, and counts its bytes. */
  @Nullable Object opened(int place) throws SQLException {
    OpenedCells.Opened known = cells.at(place);
    if (known != null) {
      return known.value();
    }
    Object value = open(place);
    cells.put(place, value);
    return value;
  }

  private @Nullable Boolean told(int place) throws SQLException {
    boolean found = delegate().getBoolean(place);
    return delegate().wasNull() ? null : found;
  }

  private @Nullable Object open(int place) throws SQLException {
    StoredCell stored = columns.stored(delegate(), place);
    bytes += stored.length();
    if (bytes > evaluation().bytes()) {
      throw failed("more than " + evaluation().bytes() + " bytes of cells");
    }
    return columns.opened(place, stored);
  }

  private void tell() {
    if (!told) {
      told = true;
      session().evaluated(fetched, kept);
    }
  }

  @Override
  public void close() throws SQLException {
    if (!evaluation().stopsEarly() && state != State.AFTER && !delegate().isClosed()) {
      state = State.AFTER;
      toTheEnd();
    }
    tell();
    super.close();
  }

  /** What was delivered is right, whatever happens to the rest. */
  private void toTheEnd() {
    try {
      while (fetched <= evaluation().rows() && super.next()) {
        fetched++;
      }
    } catch (SQLException e) {
      failure = e;
    }
  }

  private SQLException failed(String what) {
    return SqlErrors.of(
        JdbcFault.EVALUATION_BOUND,
        what
            + " would have to be fetched to evaluate "
            + evaluation().column().name().shortForm()
            + " in the driver; narrow the statement by a plain column or one with search:"
            + " equality, or raise rows and bytes of the column in the configuration");
  }

  /**
   * Returns the number, from 1, that the row which was fetched last has in the result set below.
   */
  int numberBelow() {
    return fetched;
  }

  @Override
  public int getRow() throws SQLException {
    requireOpen();
    return state == State.ON ? row : 0;
  }

  @Override
  public boolean isFirst() throws SQLException {
    return getRow() == 1;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    requireOpen();
    return state == State.AFTER && row > 0;
  }
}
