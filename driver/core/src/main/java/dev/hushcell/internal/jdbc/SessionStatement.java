package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.error.SqlErrors;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.screen.OwnTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What all statements of ours have in common: they read their results as the plan says. */
abstract class SessionStatement extends ForwardingStatement {
  private final SessionConnection connection;
  private final Outward outward;
  private @Nullable ResultSet current;
  private boolean beyondFirstResult;

  SessionStatement(SessionConnection connection) {
    this.connection = connection;
    this.outward = new Outward(connection.session(), this);
  }

  /** Returns the plan of the statement that ran last; null before the first. */
  abstract @Nullable StatementPlan lastPlan();

  /** Returns the table by whose names generated keys are read, or null. */
  @Nullable ProtectedTable keyedTable() throws SQLException {
    return lastPlan() instanceof Touching touching ? touching.keyedTable() : null;
  }

  final Session session() {
    return connection.session();
  }

  final <T extends @Nullable Object> T wrap(T value) throws SQLException {
    return outward.wrap(value);
  }

  /** To be called before anything is run: what was returned before is of no more concern. */
  final void forgetResults() {
    current = null;
    beyondFirstResult = false;
  }

  /** Returns the result set as the plan of the last statement says. */
  final @Nullable ResultSet read(@Nullable ResultSet inner) throws SQLException {
    if (inner == null) {
      return null;
    }
    if (current == null) {
      current = opened(inner);
    }
    return current;
  }

  private ResultSet opened(ResultSet inner) throws SQLException {
    if (!(lastPlan() instanceof Touching touching)) {
      requireCatalogueUnchanged(inner);
      return new PlainResultSet(inner, outward);
    }
    try {
      OpenColumns columns = columns(touching, inner.getMetaData());
      return new OpeningResultSet(inner, outward, columns, columns);
    } catch (SQLException | RuntimeException e) {
      inner.close();
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
    return OpenColumns.of(columns, found, session());
  }

  @Override
  public final Connection getConnection() throws SQLException {
    Connection unused = delegate().getConnection(); // asked for its error on a closed statement
    return connection;
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    return read(delegate().getResultSet());
  }

  @Override
  public final boolean getMoreResults() throws SQLException {
    forgetResults();
    beyondFirstResult = true;
    return told(() -> delegate().getMoreResults());
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    forgetResults();
    beyondFirstResult = true;
    return told(() -> delegate().getMoreResults(current));
  }

  private boolean told(SqlCall<Boolean> call) throws SQLException {
    try {
      return call.run();
    } catch (SQLException e) {
      throw lastPlan() instanceof Touching ? session().failures().told(e) : e;
    }
  }

  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    ProtectedTable table = keyedTable();
    ResultSet inner = delegate().getGeneratedKeys();
    if (table == null) {
      return new PlainResultSet(inner, outward);
    }
    OpenColumns columns = OpenColumns.byName(table, inner.getMetaData(), session());
    return new OpeningResultSet(inner, outward, columns, columns);
  }

  /** Quotes a text without showing it to the driver, since it may be meant for protection. */
  @Override
  public final String enquoteLiteral(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public final String enquoteNCharLiteral(String value) {
    return "N" + enquoteLiteral(value);
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    return Unwrapping.unwrap(this, delegate(), type, session().unwrapAllowed());
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) throws SQLException {
    return Unwrapping.isWrapperFor(this, delegate(), type, session().unwrapAllowed());
  }
}
