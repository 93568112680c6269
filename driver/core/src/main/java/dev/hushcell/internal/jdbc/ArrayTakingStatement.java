package dev.hushcell.internal.jdbc;

import java.sql.Array;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A prepared statement, of which a parameter may be an array of values to be sealed, each. */
abstract class ArrayTakingStatement extends ForwardingPreparedStatement {
  ArrayTakingStatement(SessionConnection connection) {
    super(connection);
  }

  /** Tells whether a parameter that is about to be set is for such an array. */
  abstract boolean takesElements(int parameter) throws SQLException;

  /** Takes note that a parameter was set to NULL, which tells no row and no tenant. */
  abstract void tellsNothing(int parameter);

  @Override
  public final void setNull(int parameter, int type) throws SQLException {
    super.setNull(parameter, type);
    tellsNothing(parameter);
  }

  @Override
  public final void setNull(int parameter, int type, @Nullable String name) throws SQLException {
    super.setNull(parameter, type, name);
    tellsNothing(parameter);
  }

  @Override
  public final void setArray(int parameter, @Nullable Array value) throws SQLException {
    if (!takesElements(parameter, value, (each, at) -> each.setArray(at, value))) {
      super.setArray(parameter, value);
    }
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value) throws SQLException {
    if (!takesElements(parameter, value, (each, at) -> each.setObject(at, value))) {
      super.setObject(parameter, value);
    }
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value, int type) throws SQLException {
    if (!takesElements(parameter, value, (each, at) -> each.setObject(at, value, type))) {
      super.setObject(parameter, value, type);
    }
  }

  private boolean takesElements(int parameter, @Nullable Object value, RepeatedSetter setter)
      throws SQLException {
    if (!takesElements(parameter)) {
      return false;
    }
    keep(parameter, ElementsArgument.of(value));
    if (repeats(parameter)) {
      repeat(parameter, value, setter);
    }
    return true;
  }
}
