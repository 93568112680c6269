package dev.hushcell.internal.jdbc;

import java.sql.CallableStatement;

/** A call that reaches no protected table; all others are refused when they are prepared. */
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
}
