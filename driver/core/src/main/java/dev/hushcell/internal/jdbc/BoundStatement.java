package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.sql.Array;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A prepared statement. Values for protected columns are kept and sealed anew at each run. */
class BoundStatement extends ForwardingPreparedStatement {
  private final PreparedStatement inner;
  private final Parameters parameters;
  private final boolean seals;
  private Planned planned;

  BoundStatement(SessionConnection connection, PreparedStatement inner, Planned planned) {
    super(connection);
    this.inner = inner;
    this.planned = planned;
    this.parameters = Parameters.of(planned);
    this.seals = planned.plan() instanceof Touching touching && Rendering.seals(touching);
  }

  @Override
  PreparedStatement delegate() {
    return inner;
  }

  @Override
  final StatementPlan lastPlan() {
    return planned.plan();
  }

  /**
   * A value for a parameter that is not there is not even shown to the driver, which may log it.
   */
  @Override
  final boolean keeps(int parameter) throws SQLException {
    if (planned.plan() instanceof Touching && !parameters.has(parameter)) {
      throw SqlErrors.of(
          JdbcFault.PARAMETER_NUMBER,
          "there is no parameter "
              + parameter
              + "; the statement has "
              + parameters.count()
              + ", counted from 1");
    }
    return parameters.keeps(parameter);
  }

  @Override
  final void keep(int parameter, @Nullable Object value) {
    parameters.keep(parameter, value);
  }

  @Override
  public final void setArray(int parameter, @Nullable Array value) throws SQLException {
    if (parameters.takesElements(parameter)) {
      keep(parameter, ElementsArgument.of(value));
    } else {
      super.setArray(parameter, value);
    }
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value) throws SQLException {
    if (parameters.takesElements(parameter)) {
      keep(parameter, ElementsArgument.of(value));
    } else {
      super.setObject(parameter, value);
    }
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value, int type) throws SQLException {
    if (parameters.takesElements(parameter)) {
      keep(parameter, ElementsArgument.of(value));
    } else {
      super.setObject(parameter, value, type);
    }
  }

  @Override
  final int place(int parameter) {
    return parameters.place(parameter);
  }

  private void bind() throws SQLException {
    planned = session().renewed(planned);
    if (seals) {
      session().requireFresh();
    }
    parameters.bind(inner, session());
  }

  private <T extends @Nullable Object> T run(SqlCall<T> call) throws SQLException {
    bind();
    forgetResults();
    return session().run(planned, call);
  }

  @Override
  public final @Nullable ResultSet executeQuery() throws SQLException {
    return read(run(inner::executeQuery));
  }

  @Override
  public final int executeUpdate() throws SQLException {
    return run(inner::executeUpdate);
  }

  @Override
  public final long executeLargeUpdate() throws SQLException {
    return run(inner::executeLargeUpdate);
  }

  @Override
  public final boolean execute() throws SQLException {
    return run(inner::execute);
  }

  @Override
  public final void addBatch() throws SQLException {
    bind();
    inner.addBatch();
  }

  @Override
  public final void clearBatch() throws SQLException {
    inner.clearBatch();
  }

  @Override
  public final int[] executeBatch() throws SQLException {
    return runBatch(inner::executeBatch);
  }

  @Override
  public final long[] executeLargeBatch() throws SQLException {
    return runBatch(inner::executeLargeBatch);
  }

  private <T> T runBatch(SqlCall<T> call) throws SQLException {
    planned = session().renewed(planned);
    forgetResults();
    return session().run(planned, call);
  }

  @Override
  public final void clearParameters() throws SQLException {
    inner.clearParameters();
    parameters.clear();
  }

  @Override
  public final void close() throws SQLException {
    parameters.clear();
    inner.close();
  }

  @Override
  public final @Nullable ResultSetMetaData getMetaData() throws SQLException {
    ResultSetMetaData found = inner.getMetaData();
    if (found == null) {
      return null;
    }
    OpenColumns columns = OpenColumns.NONE;
    if (planned.plan() instanceof Touching touching
        && touching.results() instanceof Results.Columns results) {
      columns = OpenColumns.of(results, found, session());
    }
    return new OpeningMetaData(found, columns, session());
  }

  @Override
  public final ParameterMetaData getParameterMetaData() throws SQLException {
    return new BoundParameterMetaData(inner.getParameterMetaData(), planned, session());
  }

  @Override
  final SQLException notForTexts() {
    return SqlErrors.of(
        JdbcFault.TEXT_ON_PREPARED,
        "a prepared statement takes no SQL text when it is run; use createStatement");
  }
}
