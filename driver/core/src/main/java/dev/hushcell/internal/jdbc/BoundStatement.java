package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.LogicalType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement. It keeps the values for protected columns and seals them for each run. When
 * the plan for its text changes, it is prepared again before its next parameters are set.
 */
class BoundStatement extends ArrayTakingStatement {
  private final SqlCall.@Nullable With<Planned, PreparedStatement> again;
  private final Resent resent;
  private final ResultSetKind kind;
  private final ReplaceableStatement prepared;
  private Parameters parameters;
  private Planned planned;
  private boolean checked;
  private final PendingRuns batch = new PendingRuns();
  private final SetAgain setAgain = new SetAgain();

  /**
   * Builds the statement.
   *
   * @param kind what sort of result sets the application asked for
   * @param again prepares its text by another plan; null where it cannot be
   * @param narrowing prepares its text for other groups of cells; null where that is not done
   */
  BoundStatement(
      SessionConnection connection,
      PreparedStatement inner,
      Planned planned,
      ResultSetKind kind,
      SqlCall.@Nullable With<Planned, PreparedStatement> again,
      SqlCall.@Nullable With<Planned, PreparedStatement> narrowing) {
    super(connection);
    this.kind = kind;
    this.prepared = new ReplaceableStatement(inner);
    this.planned = planned;
    this.again = again;
    this.resent = new Resent(planned, narrowing);
    this.parameters = Parameters.of(resent.text());
  }

  /** Builds one that cannot be prepared again. */
  BoundStatement(SessionConnection connection, PreparedStatement inner, Planned planned) {
    this(connection, inner, planned, ResultSetKind.FORWARDS, null, null);
  }

  /** Takes the plan that the text has now; a new one wants the parameters set again. */
  private void take(Planned now) throws SQLException {
    if (!now.plan().equals(planned.plan())) {
      prepareAgain(now);
    }
    planned = now;
  }

  private void prepareAgain(Planned now) throws SQLException {
    Planned text = Narrowed.expected(now);
    Parameters next = Parameters.of(text);
    boolean known = planned.plan() instanceof Touching && now.plan() instanceof Touching;
    if (again == null || (known && next.count() != parameters.count())) {
      throw Planning.planChanged();
    }
    batch.requireNone(delegate(), session());
    replaceBy(again.run(text));
    parameters.release();
    parameters = next;
    resent.start(text);
    setAgain.require(next.count());
  }

  private void replaceBy(PreparedStatement next) throws SQLException {
    copySettings(delegate(), next);
    prepared.replaceBy(next);
  }

  private void setting(int parameter) throws SQLException {
    if (!checked) {
      if (delegate().isClosed()) {
        delegate().setNull(1, Types.NULL); // fails in the way of the driver, or not
      }
      take(session().begun(planned));
      checked = true;
    }
    setAgain.add(parameter);
  }

  @Override
  PreparedStatement delegate() {
    return prepared.current();
  }

  @Override
  final ResultSetKind resultSetKind() {
    return kind;
  }

  @Override
  final Planned last() {
    return planned;
  }

  @Override
  final boolean keeps(int parameter) throws SQLException {
    setting(parameter);
    if (planned.plan() instanceof Touching) {
      parameters.requireThere(parameter);
    }
    return parameters.keeps(parameter);
  }

  @Override
  final void keep(int parameter, Plaintext value) {
    parameters.keep(parameter, session().cells().taken(parameters.column(parameter), value));
  }

  @Override
  final boolean takesElements(int parameter) throws SQLException {
    setting(parameter);
    return parameters.takesElements(parameter);
  }

  @Override
  final boolean repeats(int parameter) {
    return Resent.isNeeded(planned) || parameters.tells(parameter);
  }

  @Override
  final void repeat(int parameter, @Nullable Object value, RepeatedSetters.Setter setter)
      throws SQLException {
    parameters.tell(parameter, value);
    if (Resent.isNeeded(planned)) {
      resent.repeat(parameter, value, setter, planned);
    }
  }

  @Override
  final void tells(int parameter, @Nullable Object value) {
    parameters.tell(parameter, value);
  }

  @Override
  final int place(int parameter) {
    return parameters.place(parameter);
  }

  private void settle() throws SQLException {
    take(checked ? session().renewed(planned) : session().begun(planned));
    checked = false;
    setAgain.requireAll(session());
  }

  private void bind() throws SQLException {
    prepared.closeReplaced();
    if (parameters.seal()) {
      session().texts().requireFresh();
    }
    if (Narrowed.mayBe(planned.plan())) {
      narrow();
    }
    if (!planned.computes()) {
      parameters.bind(delegate(), session(), resent.setters());
    }
  }

  /** Has the database asked for the groups of the values that are set. */
  private void narrow() throws SQLException {
    if (resent.narrow(planned, this::evaluated, session().cells())) {
      parameters = parameters.in(resent.text());
      replaceBy(resent.prepared(resent.text(), parameters));
    }
    parameters.take(resent.groups());
  }

  private @Nullable Object evaluated(int parameter, LogicalType type) throws SQLException {
    return session().cells().comparand(type, parameters.evaluated(parameter)).value();
  }

  /** Prepares a new text, with the values that were computed, and sets its parameters again. */
  private void take(RowFinder.Found rows) throws SQLException {
    if (!rows.values().isEmpty()) {
      replaceBy(Objects.requireNonNull(again).run(rows.in(planned, session())));
      resent.setters().setAgain(delegate(), parameters);
    }
    if (planned.computes()) {
      parameters.bind(delegate(), session(), resent.setters());
    }
    bindKeys(delegate(), parameters.placeOfKeys(), rows.keys());
  }

  private <T extends @Nullable Object> T run(SqlCall.With<PreparedStatement, T> execution)
      throws SQLException {
    try {
      settle();
      bind();
      endRows();
      forgetResults();
      if (!planned.isWorkedOn()) {
        return sent(planned, () -> execution.run(delegate()));
      }
      return found(
          planned,
          resent.setters(),
          rows -> {
            if (rows.isPresent()) {
              take(rows.get());
            }
            return evaluating(
                planned.plan(),
                this::evaluated,
                () -> resent.unnarrowed(planned, parameters, session()),
                () -> session().run(planned, () -> execution.run(delegate())));
          });
    } finally {
      parameters.release();
    }
  }

  @Override
  public final @Nullable ResultSet executeQuery() throws SQLException {
    return read(run(PreparedStatement::executeQuery));
  }

  @Override
  public final int executeUpdate() throws SQLException {
    return run(PreparedStatement::executeUpdate);
  }

  @Override
  public final long executeLargeUpdate() throws SQLException {
    return run(PreparedStatement::executeLargeUpdate);
  }

  @Override
  public final boolean execute() throws SQLException {
    return run(PreparedStatement::execute);
  }

  @Override
  public final void addBatch() throws SQLException {
    settle();
    if (StatementEvaluation.finds(planned)) {
      batch.add(new PendingRuns.Found(parameters.copy(session().cells()), resent.setters().copy()));
    } else {
      bind();
      batch.add(delegate(), planned, session());
      parameters.batched();
    }
  }

  @Override
  public final void clearBatch() throws SQLException {
    delegate().clearBatch();
    batch.forget();
    parameters.batchOver(session().driver(), false);
    parameters.release();
  }

  @Override
  public final int[] executeBatch() throws SQLException {
    return StatementEvaluation.finds(planned)
        ? runFound()
        : runBatch(PreparedStatement::executeBatch);
  }

  @Override
  public final long[] executeLargeBatch() throws SQLException {
    return StatementEvaluation.finds(planned)
        ? Arrays.stream(runFound()).asLongStream().toArray()
        : runBatch(PreparedStatement::executeLargeBatch);
  }

  /** Runs one by one what has its rows found before. */
  private int[] runFound() throws SQLException {
    return resent.run(
        batch, () -> parameters, prepared::current, session().driver(), this::executeUpdate);
  }

  private <T> T runBatch(SqlCall.With<PreparedStatement, T> execution) throws SQLException {
    try {
      take(session().renewed(planned));
      batch.forget();
      forgetResults();
      return session().run(planned, () -> execution.run(delegate()));
    } finally {
      parameters.batchOver(session().driver(), true);
      parameters.release();
    }
  }

  @Override
  public final void clearParameters() throws SQLException {
    delegate().clearParameters();
    parameters.clear();
    resent.clear();
  }

  @Override
  public final void close() throws SQLException {
    parameters.clear();
    parameters.release();
    checked = false;
    try {
      endRows();
      prepared.closeReplaced();
    } finally {
      delegate().close();
    }
    session().tellOfCells();
  }

  @Override
  public final @Nullable ResultSetMetaData getMetaData() throws SQLException {
    setting(0);
    ResultSetMetaData found = delegate().getMetaData();
    if (found == null) {
      return null;
    }
    return new OpeningMetaData(found, OpenColumns.shown(planned, found, session()), session());
  }

  @Override
  public final ParameterMetaData getParameterMetaData() throws SQLException {
    setting(0);
    return new BoundParameterMetaData(delegate().getParameterMetaData(), resent.text(), session());
  }

  @Override
  final SQLException notForTexts() {
    return SqlErrors.of(
        JdbcFault.TEXT_ON_PREPARED,
        "a prepared statement takes no SQL text when it is run; use createStatement");
  }
}
