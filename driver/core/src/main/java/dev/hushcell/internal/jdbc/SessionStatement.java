package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.screen.OwnTables;
import dev.hushcell.internal.value.KeyLists.Keys;
import dev.hushcell.internal.value.RealDriver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all statements of ours have in common: they read their results as the plan says. */
abstract class SessionStatement extends ForwardingStatement {
  private final SessionConnection connection;
  private final ObjectWrapper wrapper;
  private final StatementEvaluation evaluation;
  private @Nullable ResultSet current;
  private @Nullable ResultSet first; // that the plan speaks of, of the driver
  private @Nullable ResultSet firstOfOurs;
  private @Nullable OpenColumns opening; // the columns of the last result that a plan knows
  private boolean beyondFirstResult;
  private int resultSetsBefore;

  SessionStatement(SessionConnection connection) {
    this.connection = connection;
    this.wrapper = new ObjectWrapper(connection.session(), this);
    this.evaluation = new StatementEvaluation(connection);
  }

  /** Returns the statement that ran last; null before the first. */
  abstract @Nullable Planned last();

  final @Nullable StatementPlan lastPlan() {
    Planned planned = last();
    return planned == null ? null : planned.plan();
  }

  /** Returns the table by whose names generated keys are read, or null. */
  @Nullable ProtectedTable keyedTable() throws SQLException {
    return lastPlan() instanceof Touching touching ? touching.keyedTable() : null;
  }

  @Override
  final Session session() {
    return connection.session();
  }

  final <T extends @Nullable Object> T wrap(T value) throws SQLException {
    return wrapper.wrap(value);
  }

  /** Runs a statement of which nothing is done over opened cells. */
  final <T extends @Nullable Object> T sent(Planned planned, SqlCall<T> call) throws SQLException {
    evaluation.none();
    return session().run(planned, call);
  }

  /**
   * Runs a statement of which conditions may be evaluated here.
   *
   * @param unnarrowed prepares it as it is where the database is asked for no groups
   */
  final <T extends @Nullable Object> T evaluating(
      StatementPlan plan,
      RowFilter.Bindings bindings,
      SqlCall<PreparedStatement> unnarrowed,
      SqlCall<T> call)
      throws SQLException {
    evaluation.unnarrowed(Narrowed.mayBe(plan) ? unnarrowed : null);
    return evaluation.run(plan, bindings, delegate(), resultSetKind(), call);
  }

  /** Runs a statement of which the rows may be found here first. */
  final <T extends @Nullable Object> T found(
      Planned planned, RepeatedSetters setters, SqlCall.With<Optional<RowFinder.Found>, T> call)
      throws SQLException {
    return evaluation.found(planned, setters, delegate(), call);
  }

  final void bindKeys(PreparedStatement statement, int place, Keys keys) throws SQLException {
    session().driver().keyLists().bind(connection.delegate(), statement, place, keys);
  }

  /** Some drivers cancel whatever runs on the connection, so only one statement is cancelled. */
  @Override
  public final void cancel() throws SQLException {
    if (!evaluation.cancel()) {
      delegate().cancel();
    }
  }

  abstract ResultSetKind resultSetKind() throws SQLException;

  /** Ends the rows of an evaluation, which are perhaps to be fetched to the end. */
  final void endRows() throws SQLException {
    if (current instanceof EvaluatedResultSet rows
        && !delegate().isClosed()
        && !delegate().isCloseOnCompletion()) {
      rows.close();
    }
  }

  static void copySettings(Statement from, Statement to) throws SQLException {
    to.setFetchDirection(from.getFetchDirection());
    to.setMaxRows(0);
    to.setFetchSize(from.getFetchSize());
    StatementEvaluation.setMostRows(to, StatementEvaluation.mostRows(from));
    to.setMaxFieldSize(from.getMaxFieldSize());
    to.setQueryTimeout(from.getQueryTimeout());
    to.setPoolable(from.isPoolable());
    if (from.isCloseOnCompletion()) {
      to.closeOnCompletion();
    }
  }

  /** To be called before anything is run: what was returned before is of no more concern. */
  void forgetResults() {
    current = null;
    first = null;
    firstOfOurs = null;
    beyondFirstResult = false;
    resultSetsBefore = 0;
  }

  final ResultSet opened(ResultSet inner, List<CallOutcome.Column> declared) throws SQLException {
    try {
      requireWholeFields(declared.stream().anyMatch(column -> column.column() != null));
      OpenColumns columns =
          declared.isEmpty()
              ? OpenColumns.NONE
              : OpenColumns.of(declared, inner.getMetaData(), session());
      return new OpeningResultSet(inner, wrapper, columns, columns);
    } catch (SQLException | RuntimeException e) {
      inner.close();
      throw e;
    }
  }

  /** Returns the result set as the plan of the last statement says. */
  final @Nullable ResultSet read(@Nullable ResultSet inner) throws SQLException {
    if (inner == null) {
      return null;
    }
    if (current == null) {
      current = beyondFirstResult ? further(inner) : opened(inner);
    }
    if (!beyondFirstResult) {
      first = inner;
      firstOfOurs = current;
    }
    return current;
  }

  /** Some drivers stay at the first result set when there is no further one. */
  private ResultSet further(ResultSet inner) throws SQLException {
    return firstOfOurs != null && first == inner ? firstOfOurs : opened(inner);
  }

  private ResultSet opened(ResultSet inner) throws SQLException {
    if (!(lastPlan() instanceof Touching touching)) {
      requireCatalogueUnchanged(inner);
      return new PlainResultSet(inner, wrapper, last());
    }
    if (touching.call() != null) {
      return opened(inner, touching.call().result(resultSetsBefore));
    }
    try {
      OpenColumns columns = columns(touching, inner.getMetaData());
      boolean known = !beyondFirstResult && !touching.writes() && !touching.results().ofOwnRows();
      boolean evaluated = touching.evaluation() != null && !beyondFirstResult;
      ResultSetKind kind = resultSetKind();
      RowChanges changes =
          known && (!evaluated || kind.isChangedBy(inner))
              ? RowChanges.ofRows(session(), Objects.requireNonNull(last()))
              : RowChanges.none(session());
      if (evaluated) {
        Evaluation evaluating = Objects.requireNonNull(touching.evaluation());
        return evaluation.rows(inner, wrapper, columns, evaluating, kind, changes);
      }
      return new OpeningResultSet(inner, wrapper, columns, columns, changes);
    } catch (SQLException | RuntimeException e) {
      inner.close();
      if (ResultShape.isOther(e) && !touching.writes()) {
        session().requireStillPlanned(Objects.requireNonNull(last()));
      }
      throw e;
    }
  }

  /** Rows of a table of the catalogue may be read, not changed through a result set. */
  private static void requireCatalogueUnchanged(ResultSet inner) throws SQLException {
    if (inner.isClosed() || inner.getConcurrency() != ResultSet.CONCUR_UPDATABLE) {
      return;
    }
    try {
      ResultSetMetaData columns = inner.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String table = columns.getTableName(i);
        SqlErrors.guardRun(() -> OwnTables.requireNotUpdatable(table));
      }
    } catch (SQLException | RuntimeException e) {
      inner.close();
      throw e;
    }
  }

  /** There is a plan for the first result only; cells of others come as they are stored. */
  private OpenColumns columns(Touching touching, ResultSetMetaData found) throws SQLException {
    if (beyondFirstResult || !(touching.results() instanceof Results.Columns columns)) {
      return OpenColumns.NONE;
    }
    requireWholeFields(columns);
    OpenColumns before = opening;
    if (before != null && before.isFor(columns, session())) {
      ResultShape.require(columns, found);
      return before;
    }
    OpenColumns now = OpenColumns.of(columns, found, session());
    opening = now;
    return now;
  }

  private void requireWholeFields(Results.Columns columns) throws SQLException {
    if (session().driver().has(RealDriver.Habit.CUTS_FIELDS)) {
      requireWholeFields(columns.columns().stream().anyMatch(Objects::nonNull));
    }
  }

  /** A cell without its end cannot be opened. */
  private void requireWholeFields(boolean cells) throws SQLException {
    if (cells
        && session().driver().has(RealDriver.Habit.CUTS_FIELDS)
        && delegate().getMaxFieldSize() > 0) {
      throw SqlErrors.of(
          JdbcFault.FIELD_SIZE,
          "setMaxFieldSize would cut the cells of protected columns; set it back to 0, and cut the"
              + " values that you read");
    }
  }

  @Override
  public final @Nullable Connection getConnection() throws SQLException {
    Connection asked = delegate().getConnection(); // also for its error on a closed statement
    return asked == null ? null : connection;
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    return read(delegate().getResultSet());
  }

  @Override
  public final boolean getMoreResults() throws SQLException {
    goOn();
    return told(() -> delegate().getMoreResults());
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    goOn();
    return told(() -> delegate().getMoreResults(current));
  }

  /** Goes beyond a result; only of calls it is known what comes then. */
  private void goOn() throws SQLException {
    boolean counts = lastPlan() instanceof Touching touching && touching.call() != null;
    if (counts && (current != null || delegate().getResultSet() != null)) {
      resultSetsBefore++;
    }
    current = null;
    beyondFirstResult = true;
  }

  private boolean told(SqlCall<Boolean> call) throws SQLException {
    try {
      return call.run();
    } catch (SQLException e) {
      throw lastPlan() instanceof Touching ? StatementFailures.of(e, session().failures()) : e;
    }
  }

  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    ProtectedTable table = keyedTable();
    ResultSet inner = delegate().getGeneratedKeys();
    if (table == null) {
      return new PlainResultSet(inner, wrapper);
    }
    OpenColumns columns = keyColumns(table, inner.getMetaData());
    return new OpeningResultSet(inner, wrapper, columns, columns);
  }

  /** A driver returns columns of the table, or what the text itself returns, under any names. */
  private OpenColumns keyColumns(ProtectedTable table, ResultSetMetaData found)
      throws SQLException {
    boolean returned =
        session().driver().has(RealDriver.Habit.RETURNS_KEYS)
            && lastPlan() instanceof Touching touching
            && touching.results() instanceof Results.Columns planned
            && planned.columns().size() == found.getColumnCount();
    return returned
        ? OpenColumns.shown(Objects.requireNonNull(last()), found, session())
        : OpenColumns.byName(table, found, session());
  }

  /** Quotes a text without showing it to the driver, since it may be meant for protection. */
  @Override
  public final String enquoteLiteral(String value) throws SQLException {
    return session().texts().literal(Objects.requireNonNull(value));
  }

  @Override
  public final String enquoteNCharLiteral(String value) throws SQLException {
    return session().texts().nationalLiteral(Objects.requireNonNull(value));
  }
}
