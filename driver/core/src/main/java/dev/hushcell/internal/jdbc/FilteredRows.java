package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Those rows of a result set of which the conditions are true that the database was not asked for.
 * They end in an error where more would have to be fetched than may be: none is left out for that.
 */
final class FilteredRows extends RowCursor implements CellSource, RowFilter.Told {
  private final Session session;
  private final OpenColumns columns;
  private final Map<Integer, Optional<Object>> opened = new HashMap<>(); // of the current row
  private final RowFilter filter;
  private final QueryTimeout timeout;
  private final EmptyAnswer empty;
  private final long most;
  private long left;
  private int fetched;
  private int row;
  private long bytes;
  private boolean on;
  private boolean over;
  private @Nullable SQLException failure;
  private boolean told;
  private long kept;
  private final ComputedColumns computed;

  /**
   * Builds it before the first row.
   *
   * @param empty proves that an answer without rows is right
   * @param skipped how many rows of which the conditions are true are left out first
   * @param most how many rows are delivered then at the most
   */
  FilteredRows(
      ResultSet inner,
      Session session,
      OpenColumns columns,
      RowFilter filter,
      QueryTimeout timeout,
      EmptyAnswer empty,
      long skipped,
      long most) {
    super(inner);
    this.session = session;
    this.columns = columns;
    this.filter = filter;
    this.timeout = timeout;
    this.empty = empty;
    this.most = most;
    this.left = skipped;
    this.computed = new ComputedColumns(inner, filter.evaluation().outputs(), session.driver());
  }

  @Override
  CellSource cells() {
    return this;
  }

  Session session() {
    return session;
  }

  @Override
  public boolean has(ResultSet of, int column) {
    return filter.computes(column) || columns.has(of, column);
  }

  @Override
  public CellValue read(ResultSet of, int column) throws SQLException {
    if (filter.computes(column)) {
      return computed.value(column, filter.computed(column, this::given, this));
    }
    if (columns.limit(column) != null || !opened.containsKey(column)) {
      return columns.read(of, column);
    }
    ProtectedColumn protectedOne = Objects.requireNonNull(columns.column(column));
    return new CellValue(name(column), protectedOne.type(), given(column), session.driver());
  }

  @Override
  public String name(int column) {
    return filter.computes(column) ? "result column " + column : columns.name(column);
  }

  @Override
  boolean next() throws SQLException {
    if (failure != null) {
      throw failure;
    }
    requireOpen();
    boolean more = !over;
    on = false;
    over = true;
    if (more && sought()) {
      row++;
      on = true;
      over = false;
    } else {
      tell();
    }
    return on;
  }

  @Override
  boolean isOnRow() {
    return on;
  }

  /** After a failure it is not known of a row whether it would have been delivered. */
  private boolean sought() throws SQLException {
    try {
      return timeout.within(this::seek);
    } catch (SQLException e) {
      failure = e;
      tell();
      throw e;
    }
  }

  private boolean seek() throws SQLException {
    boolean wanted = row < most;
    while ((wanted || !evaluation().stopsEarly()) && fetch()) {
      timeout.requireTime();
      fetched++;
      opened.clear();
      if (fetched > evaluation().rows()) {
        throw failed("more than " + evaluation().rows() + " rows");
      }
      boolean keeps = filter.keeps(this::decided, this);
      kept += keeps ? 1 : 0;
      if (keeps && kept == 1) {
        empty.prove(this::decided);
      }
      if (keeps && left-- <= 0 && wanted) {
        return true;
      }
    }
    empty.prove();
    return false;
  }

  /** Rows are made while they are fetched, and may fail like the statement itself. */
  private boolean fetch() throws SQLException {
    try {
      return inner().next();
    } catch (SQLException e) {
      throw session.failures().told(e);
    }
  }

  private Evaluation evaluation() {
    return filter.evaluation();
  }

  /**
   * Opens the cell at a place in the row that was fetched last, once, to decide a condition or an
   * order: the application does not get it.
   */
  @Nullable Object decided(int place) throws SQLException {
    Optional<Object> known = opened.get(place);
    return known == null ? open(place, columns::decided) : known.orElse(null);
  }

  /** Opens the same cell, once, for the application, or for something that is computed for it. */
  @Nullable Object given(int place) throws SQLException {
    Optional<Object> known = opened.get(place);
    if (known == null) {
      return open(place, columns::opened);
    }
    if (known.isPresent()) {
      columns.count(place, () -> columns.stored(inner(), place));
    }
    return known.orElse(null);
  }

  @Override
  public long rank(int place) throws SQLException {
    return inner().getLong(place);
  }

  @Override
  public @Nullable Boolean truth(int place) throws SQLException {
    boolean found = inner().getBoolean(place);
    return inner().wasNull() ? null : found;
  }

  @Override
  public @Nullable Object value(int place, Family family) throws SQLException {
    return computed.told(place, family);
  }

  private interface Opening {
    @Nullable Object open(int place, StoredCell stored) throws SQLException;
  }

  private @Nullable Object open(int place, Opening opening) throws SQLException {
    StoredCell stored = columns.stored(inner(), place);
    bytes += stored.length();
    if (bytes > evaluation().bytes()) {
      throw failed("more than " + evaluation().bytes() + " bytes of cells");
    }
    Object value = opening.open(place, stored);
    opened.put(place, Optional.ofNullable(value));
    return value;
  }

  private void tell() {
    if (!told) {
      told = true;
      session.evaluated(fetched, kept);
    }
  }

  @Override
  void end() throws SQLException {
    if (!evaluation().stopsEarly() && !over && !inner().isClosed()) {
      on = false;
      over = true;
      toTheEnd();
    }
    tell();
  }

  /** What was delivered is right, whatever happens to the rest. */
  private void toTheEnd() {
    try {
      while (fetched <= evaluation().rows() && fetch()) {
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
            + evaluation().named()
            + " in the driver; narrow the statement by a plain column or one with search:"
            + " equality, or raise rows and bytes of the column in the configuration");
  }

  /** Returns how many rows were fetched. */
  int fetched() {
    return fetched;
  }

  @Override
  int row() throws SQLException {
    requireOpen();
    return on ? row : 0;
  }

  @Override
  boolean isAfterLast() throws SQLException {
    requireOpen();
    return over && row > 0;
  }
}
