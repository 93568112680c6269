package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.LogicalType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Describes the application's parameters; a sealed one by the logical type of its column. */
final class BoundParameterMetaData extends ForwardingParameterMetaData {
  private final ParameterMetaData inner;
  private final Parameters parameters;
  private final boolean rewritten;
  private final Session session;

  BoundParameterMetaData(ParameterMetaData inner, Planned planned, Session session) {
    this.inner = inner;
    this.parameters = Parameters.of(planned);
    this.rewritten = planned.plan() instanceof Touching;
    this.session = session;
  }

  @Override
  ParameterMetaData delegate() {
    return inner;
  }

  @Override
  Session session() {
    return session;
  }

  @Override
  @Nullable TypeFacts facts(int parameter) {
    LogicalType type = parameters.type(parameter);
    return type == null ? null : session.driver().facts(type);
  }

  @Override
  int place(int parameter) {
    return parameters.place(parameter);
  }

  @Override
  public int getParameterCount() throws SQLException {
    return rewritten ? parameters.count() : inner.getParameterCount();
  }

  @Override
  public boolean isSigned(int parameter) throws SQLException {
    TypeFacts facts = parameters.stays(parameter) ? facts(parameter) : null;
    if (facts != null) {
      return facts.signed();
    }
    return inner.isSigned(place(parameter));
  }

  @Override
  public int getParameterMode(int parameter) throws SQLException {
    if (parameters.stays(parameter)) {
      return parameterModeIn;
    }
    return inner.getParameterMode(place(parameter));
  }

  @Override
  public int isNullable(int parameter) throws SQLException {
    if (parameters.stays(parameter)) {
      return parameterNullableUnknown;
    }
    return inner.isNullable(place(parameter));
  }
}
