package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How the statements of one connection are prepared in the driver below, as their plans say. */
final class Preparation {
  private final SessionConnection connection;
  private final Connection inner;
  private final Session session;

  Preparation(SessionConnection connection) {
    this.connection = connection;
    this.inner = connection.delegate();
    this.session = connection.session();
  }

  PreparedStatement statement(String sql, SqlCall.With<String, PreparedStatement> preparation)
      throws SQLException {
    return statement(sql, ResultSetKind.FORWARDS, preparation);
  }

  /**
   * Prepares a text.
   *
   * @param kind what sort of result sets the application asked for
   */
  PreparedStatement statement(
      String sql, ResultSetKind kind, SqlCall.With<String, PreparedStatement> preparation)
      throws SQLException {
    Planned planned = session.plan(sql, true);
    SqlCall.With<Planned, PreparedStatement> again =
        plan -> sent(preparation, Rendering.withParameters(plan), plan);
    PreparedStatement prepared = again.run(Narrowed.expected(planned));
    return told(new BoundStatement(connection, prepared, planned, kind, again, again));
  }

  /** Prepares a query of ours that finds rows. */
  BoundStatement finding(Planned planned) throws SQLException {
    SqlCall.With<Planned, PreparedStatement> again =
        plan -> sent(inner::prepareStatement, Rendering.withParameters(plan), plan);
    PreparedStatement found = again.run(Narrowed.expected(planned));
    return new BoundStatement(connection, found, planned, ResultSetKind.FORWARDS, null, again);
  }

  /** A database may say already here that a table or column is not there. */
  private <S> S sent(SqlCall.With<String, S> preparation, String text, Planned planned)
      throws SQLException {
    try {
      return preparation.run(text);
    } catch (SQLException e) {
      session.failed(e);
      throw planned.plan() instanceof Touching ? StatementFailures.of(e, session.failures()) : e;
    }
  }

  CallableStatement call(String sql, SqlCall.With<String, CallableStatement> preparation)
      throws SQLException {
    Planned planned = session.plan(sql, true);
    if (planned.plan() instanceof Touching touching) {
      requireCallable(touching);
    }
    String text = Rendering.withParameters(planned);
    return told(new CallStatement(connection, sent(preparation, text, planned), planned));
  }

  private <S extends BoundStatement> S told(S statement) {
    session.physical().prepared(statement);
    return statement;
  }

  /** What a call returns is read from the driver below, by the number that the application says. */
  private static void requireCallable(Touching touching) throws SQLException {
    boolean literals = touching.splices().stream().anyMatch(Splice.Sealed.class::isInstance);
    boolean computes = touching.finding() != null && !touching.finding().computed().isEmpty();
    boolean delivers =
        touching.results() instanceof Results.Columns columns && columns.isDelivered();
    if (literals || computes || delivers) {
      throw SqlErrors.of(
          JdbcFault.CALLABLE,
          "prepareCall takes a text that touches a protected table only if it returns no protected"
              + " column and has no literal for one; use prepareStatement, and bind the values");
    }
  }
}
