package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.CellValue;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLType;
import java.util.OptionalInt;

/**
 * A call of a routine. What it takes is sealed, and what it gives is opened, as its declaration
 * says. A parameter may be told by its name where the database tells its name.
 */
final class CallStatement extends ForwardingCallableStatement {
  private final CallableStatement inner;
  private final CallValues values;

  CallStatement(SessionConnection connection, CallableStatement inner, Planned planned)
      throws SQLException {
    super(connection, inner, planned);
    this.inner = inner;
    this.values = CallValues.of(planned, inner, session());
  }

  @Override
  void forgetResults() {
    super.forgetResults();
    values.begin();
  }

  @Override
  CallableStatement delegate() {
    return inner;
  }

  /** Returns the number of a parameter; 0 where the driver knows it better. */
  @Override
  int number(String parameter) throws SQLException {
    if (!(lastPlan() instanceof Touching touching)) {
      return 0;
    }
    OptionalInt found =
        touching.call() == null ? OptionalInt.empty() : touching.call().number(parameter);
    return found.orElseThrow(
        () ->
            SqlErrors.of(
                JdbcFault.CALLABLE,
                "the call takes or gives cells, and which of its parameters has that name is not"
                    + " known; set and read it by number"));
  }

  @Override
  boolean opens(int parameter) {
    return values.opens(parameter);
  }

  @Override
  CellValue cell(int parameter) throws SQLException {
    return values.cell(parameter);
  }

  @Override
  @SuppressWarnings("unchecked") // replaced by one of the same interface
  <T> T handed(int parameter, T value) throws SQLException {
    if (value instanceof ResultSet rows && values.isCursor(parameter)) {
      return (T) opened(rows, values.cursor(parameter));
    }
    return wrap(value);
  }

  @Override
  public boolean wasNull() throws SQLException {
    return values.wasNull();
  }

  /** Tells the driver below of a cell as what it is stored as, whatever the application reads. */
  private void register(int parameter, SqlCall.Action plain) throws SQLException {
    if (values.opens(parameter)) {
      inner.registerOutParameter(parameter, values.storedType(parameter));
    } else {
      plain.run();
    }
  }

  @Override
  public void registerOutParameter(int parameter, int type) throws SQLException {
    register(parameter, () -> inner.registerOutParameter(parameter, type));
  }

  @Override
  public void registerOutParameter(int parameter, int type, int scale) throws SQLException {
    register(parameter, () -> inner.registerOutParameter(parameter, type, scale));
  }

  @Override
  public void registerOutParameter(int parameter, int type, String typeName) throws SQLException {
    register(parameter, () -> inner.registerOutParameter(parameter, type, typeName));
  }

  @Override
  public void registerOutParameter(int parameter, SQLType type) throws SQLException {
    register(parameter, () -> inner.registerOutParameter(parameter, type));
  }

  @Override
  public void registerOutParameter(int parameter, SQLType type, int scale) throws SQLException {
    register(parameter, () -> inner.registerOutParameter(parameter, type, scale));
  }

  @Override
  public void registerOutParameter(int parameter, SQLType type, String typeName)
      throws SQLException {
    register(parameter, () -> inner.registerOutParameter(parameter, type, typeName));
  }
}
