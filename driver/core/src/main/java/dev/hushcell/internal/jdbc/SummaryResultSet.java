package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.evaluate.RowOrder;
import dev.hushcell.internal.jdbc.value.CellValue;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Summary;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One row of one column: how many rows of a result set have a value there, or the least or greatest
 * of the values.
 */
final class SummaryResultSet extends EvaluatedResultSet {
  private final FilteredResultSet rows;
  private final Value value;
  private final Watch watch;
  private State state = State.BEFORE;

  private enum State {
    BEFORE,
    ON,
    AFTER
  }

  /** The one value, and how it is found. */
  private abstract static class Value implements CellSource {
    /** Takes the row that was fetched last. */
    abstract void add(FilteredResultSet rows) throws SQLException;

    @Override
    public boolean has(ResultSet row, int column) {
      return column == 1;
    }
  }

  /** How many rows have one. */
  private static final class Count extends Value {
    private final Session session;
    private long counted;

    Count(Session session) {
      this.session = session;
    }

    @Override
    void add(FilteredResultSet rows) throws SQLException {
      long unused = rows.getLong(1);
      counted += rows.wasNull() ? 0 : 1;
    }

    @Override
    public CellValue read(ResultSet row, int column) {
      BigDecimal value = BigDecimal.valueOf(counted);
      return new CellValue(name(column), Parameters.ROWS, value, session.driver());
    }

    @Override
    public String name(int column) {
      return "the count";
    }
  }

  /** The one that is first in the order of a key. */
  private static final class First extends Value {
    private final Session session;
    private final Evaluation.Key.Value key;
    private @Nullable Object first;

    First(Session session, Evaluation.Key.Value key) {
      this.session = session;
      this.key = key;
    }

    @Override
    void add(FilteredResultSet rows) throws SQLException {
      Object next = rows.opened(key.place());
      if (next != null && (first == null || RowOrder.compare(key, next, first) < 0)) {
        first = next;
      }
    }

    @Override
    public CellValue read(ResultSet row, int column) {
      return new CellValue(name(column), key.column().type(), first, session.driver());
    }

    @Override
    public String name(int column) {
      return key.column().name().shortForm();
    }
  }

  /**
   * Builds the result set.
   *
   * @param rows of what it is made, over the same result set
   */
  static SummaryResultSet of(
      ResultSet inner,
      Outward outward,
      FilteredResultSet rows,
      OpenColumns described,
      Evaluation evaluation,
      Watch watch) {
    Value value =
        evaluation.summary() == Summary.COUNT
            ? new Count(outward.session())
            : new First(outward.session(), (Evaluation.Key.Value) evaluation.keys().get(0));
    return new SummaryResultSet(inner, outward, rows, value, described, watch);
  }

  private SummaryResultSet(
      ResultSet inner,
      Outward outward,
      FilteredResultSet rows,
      Value value,
      OpenColumns described,
      Watch watch) {
    super(inner, outward, value, described, 1);
    this.rows = rows;
    this.value = value;
    this.watch = watch;
  }

  @Override
  public boolean next() throws SQLException {
    requireOpen();
    if (state == State.BEFORE) {
      state =
          watch.within(
              () -> {
                while (rows.next()) {
                  value.add(rows);
                }
                return State.ON;
              });
      return true;
    }
    state = State.AFTER;
    return false;
  }

  @Override
  boolean isOnRow() {
    return state == State.ON;
  }

  @Override
  public void close() throws SQLException {
    rows.close();
  }

  @Override
  public int getRow() throws SQLException {
    requireOpen();
    return state == State.ON ? 1 : 0;
  }

  @Override
  public boolean isFirst() throws SQLException {
    return getRow() == 1;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    requireOpen();
    return state == State.AFTER;
  }
}
