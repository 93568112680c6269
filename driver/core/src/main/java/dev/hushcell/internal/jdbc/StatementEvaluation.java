package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.jdbc.sort.RowSorter;
import dev.hushcell.internal.model.HeapBounds;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Summary;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one statement has decided over opened cells: which rows it changes, and which ones it
 * returns. A statement runs once at a time; only {@link #cancel} may come from another thread.
 */
final class StatementEvaluation {
  /** So many rows are fetched at a time where the application does not say, and copies are kept. */
  private static final int PART = 1_000;

  private final SessionConnection connection;
  private @Nullable RowFilter filter;
  private @Nullable SqlCall<PreparedStatement> unnarrowed;
  private long most;
  private boolean parts;
  private volatile @Nullable QueryTimeout timeout;
  private volatile @Nullable RowFinder finder;

  StatementEvaluation(SessionConnection connection) {
    this.connection = connection;
  }

  /**
   * Takes what prepares the next statement as it is where the database is asked for no groups; null
   * where it is asked for none anyway.
   */
  void unnarrowed(@Nullable SqlCall<PreparedStatement> preparing) {
    unnarrowed = preparing;
  }

  void none() {
    filter = null;
    unnarrowed = null;
    if (timeout != null) {
      timeout = null;
    }
  }

  /**
   * Runs a statement of which conditions may be evaluated here. One row more is asked for than may
   * be fetched, so that too many are noticed; what the application asked for counts above.
   */
  <T extends @Nullable Object> T run(
      StatementPlan plan,
      RowFilter.Bindings bindings,
      Statement inner,
      ResultSetKind kind,
      SqlCall<T> call)
      throws SQLException {
    filter = null;
    timeout = null;
    Evaluation evaluation = plan instanceof Touching touching ? touching.evaluation() : null;
    if (evaluation == null) {
      return call.run();
    }
    boolean scrolled = kind.scrolls() && evaluation.summary() == Summary.NONE;
    boolean computed = evaluation.grouping() != null || !evaluation.outputs().isEmpty();
    if ((kind != ResultSetKind.FORWARDS && !scrolled)
        || (kind == ResultSetKind.CHANGED && computed)) {
      throw RowCursor.onlyForwards();
    }
    filter = RowFilter.of(evaluation, bindings);
    most = mostRows(inner);
    int fetched = inner.getFetchSize();
    boolean other = scrolled || (fetched == 0 && evaluation.keepsRows());
    parts = other && !scrolled;
    if (other) { // some drivers forget rows that were fetched in parts, others keep all
      inner.setFetchSize(scrolled ? 0 : Math.min(PART, evaluation.rows()));
    }
    inner.setMaxRows(evaluation.rows() + 1);
    QueryTimeout watching = new QueryTimeout(inner.getQueryTimeout(), System::nanoTime);
    timeout = watching;
    try {
      return watching.within(call);
    } finally {
      if (!inner.isClosed()) {
        if (other) {
          inner.setMaxRows(0); // which some drivers hold against the size
          inner.setFetchSize(fetched);
        }
        setMostRows(inner, most);
      }
    }
  }

  /**
   * Runs a statement of which the rows may be found here first, in one transaction with that. A
   * query that locks outside of a transaction locks nothing for longer than it runs.
   *
   * @param setters what the application set
   * @param call takes the rows; none where the database finds them
   */
  <T extends @Nullable Object> T found(
      Planned planned,
      RepeatedSetters setters,
      Statement inner,
      SqlCall.With<Optional<RowFinder.Found>, T> call)
      throws SQLException {
    Finding finding = planned.plan() instanceof Touching touching ? touching.finding() : null;
    if (finding == null) {
      return call.run(Optional.empty());
    }
    QueryTimeout watching = new QueryTimeout(inner.getQueryTimeout(), System::nanoTime);
    RowFinder rows = new RowFinder(connection, planned, finding, setters, watching);
    OneTransaction transaction =
        new OneTransaction(
            connection.delegate(),
            connection.session(),
            connection.session().driver().keyLists().beginning());
    timeout = watching;
    finder = rows;
    int fetched = inner.getFetchSize();
    try {
      boolean changes = ((Touching) planned.plan()).writes();
      if (!changes) {
        RowFinder.Found found = watching.within(() -> rows.find(transaction.isOpen()));
        return call.run(Optional.of(found));
      }
      if (finding.returns()) {
        transaction.requireReturning();
        inner.setFetchSize(0); // what is returned in parts ends with the transaction
      }
      return transaction.run(() -> call.run(Optional.of(watching.within(() -> rows.find(true)))));
    } finally {
      finder = null;
      if (finding.returns() && !inner.isClosed()) {
        inner.setFetchSize(fetched);
      }
    }
  }

  /** Tells whether the rows of a statement are found before it is sent. */
  static boolean finds(Planned planned) {
    return planned.plan() instanceof Touching touching && touching.finding() != null;
  }

  /** Refuses a batch of texts of which each would have its rows found before it is sent. */
  static void requireNotFound(Planned planned) throws SQLException {
    if (finds(planned)) {
      throw SqlErrors.of(
          JdbcFault.FOUND_BATCH,
          "the rows of the statement are found in the driver before it is sent, which is not done for"
              + " a batch of texts; run it with executeUpdate, or prepare it");
    }
  }

  /** Returns the rows of the statement that ran last, as its evaluation says. */
  ResultSet rows(
      ResultSet inner,
      ObjectWrapper wrapper,
      OpenColumns columns,
      Evaluation evaluation,
      ResultSetKind kind,
      RowChanges changes)
      throws SQLException {
    RowFilter rows = Objects.requireNonNull(filter);
    QueryTimeout watching = Objects.requireNonNull(timeout);
    OpenColumns shown = columns.showing(evaluation);
    long wanted = most == 0 ? rows.most() : Math.min(most, rows.most());
    boolean rowByRow = evaluation.summary() == Summary.NONE;
    boolean scrolls = kind.scrolls();
    boolean groups = evaluation.grouping() != null;
    boolean asTheyCome = rowByRow && !groups && !evaluation.sorts() && !scrolls;
    FilteredRows found =
        new FilteredRows(
            inner,
            connection.session(),
            shown,
            rows,
            watching,
            new EmptyAnswer(connection.session(), evaluation, unnarrowed),
            asTheyCome ? rows.skipped() : 0,
            asTheyCome ? wanted : Long.MAX_VALUE);
    RowCursor cursor = found;
    if (!rowByRow) {
      cursor = new SummaryRow(found, evaluation, watching);
    } else if (groups) {
      CopiedRows copies = CopiedRows.of(found, shown, rows, wrapper);
      cursor = fetched(new GroupedRows(found, copies, rows, watching, wanted, scrolls));
    } else if (!asTheyCome) {
      boolean changed = kind == ResultSetKind.CHANGED;
      PlacedRows placed = changed ? new PlacedRows(inner, shown, found::fetched) : null;
      CopiedRows copies = CopiedRows.of(found, shown, rows, wrapper);
      cursor =
          fetched(new SortedRows(found, copies, placed, rows, watching, wanted, space(!scrolls)));
    }
    int visible = rowByRow ? evaluation.visible() : 1;
    return new EvaluatedResultSet(cursor, wrapper, shown, visible, changes);
  }

  private RowSorter.Space space(boolean files) {
    return new RowSorter.Space(
        HeapBounds.ofProcess().sorting(),
        files,
        Path.of(System.getProperty("java.io.tmpdir")),
        connection.session().cells()::temporary);
  }

  /** Rows of which parts are fetched only now may be gone with the next statement or commit. */
  private KeptRows fetched(KeptRows rows) {
    if (parts) {
      rows.fetch();
    }
    return rows;
  }

  /**
   * Cancels what runs here, also from another thread: the finding of rows, and the wait for time.
   * Tells whether a query of the driver was cancelled in place of the statement.
   */
  boolean cancel() throws SQLException {
    QueryTimeout watching = timeout;
    if (watching != null) {
      watching.cancel();
    }
    RowFinder finding = finder;
    return finding != null && finding.cancel();
  }

  /** Returns the limit of rows of a statement, which not every driver knows as a large number. */
  static long mostRows(Statement statement) throws SQLException {
    try {
      return statement.getLargeMaxRows();
    } catch (SQLFeatureNotSupportedException | UnsupportedOperationException e) {
      return statement.getMaxRows();
    }
  }

  static void setMostRows(Statement statement, long most) throws SQLException {
    if (most <= Integer.MAX_VALUE) {
      statement.setMaxRows((int) most);
    } else {
      statement.setLargeMaxRows(most);
    }
  }
}
