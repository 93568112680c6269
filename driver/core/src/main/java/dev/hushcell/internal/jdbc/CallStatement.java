package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.sql.CallableStatement;
import java.sql.SQLException;

/**
 * A call, whose results are plain. Values for cells are bound by number only: which parameter a
 * name means is known to the database alone.
 */
final class CallStatement extends ForwardingCallableStatement {
  private final CallableStatement inner;

  CallStatement(SessionConnection connection, CallableStatement inner, Planned planned) {
    super(connection, inner, planned);
    this.inner = inner;
  }

  @Override
  CallableStatement delegate() {
    return inner;
  }

  @Override
  String named(String parameter) throws SQLException {
    if (lastPlan() instanceof Touching) {
      throw SqlErrors.of(
          JdbcFault.CALLABLE,
          "the call takes cells, so its parameters are set by number, not by name");
    }
    return parameter;
  }
}
