package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.value.Argument;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.internal.value.Targeted;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A prepared statement, of which a parameter may be an array of values to be sealed, each. */
abstract class ArrayTakingStatement extends ForwardingPreparedStatement {
  ArrayTakingStatement(SessionConnection connection) {
    super(connection);
  }

  /** Tells whether a parameter that is about to be set is for such an array. */
  abstract boolean takesElements(int parameter) throws SQLException;

  /** Takes which row or tenant a parameter tells that was set; null for none. */
  abstract void tells(int parameter, @Nullable Object value);

  /** As the type of another one, a value may be another one in the database. */
  private void tells(int parameter, @Nullable Object value, int type) {
    if (value != null && repeats(parameter)) {
      tells(parameter, new Targeted(value, type, Targeted.NO_SCALE).unchanged());
    }
  }

  @Override
  public final void setNull(int parameter, int type) throws SQLException {
    super.setNull(parameter, type);
    tells(parameter, null);
  }

  @Override
  public final void setNull(int parameter, int type, @Nullable String name) throws SQLException {
    super.setNull(parameter, type, name);
    tells(parameter, null);
  }

  @Override
  public final void setArray(int parameter, @Nullable Array value) throws SQLException {
    if (!takesElements(parameter, value, (each, at, now) -> each.setArray(at, (Array) now))) {
      super.setArray(parameter, value);
    }
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value) throws SQLException {
    if (!takesElements(parameter, value, PreparedStatement::setObject)) {
      super.setObject(parameter, value);
    }
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value, int type) throws SQLException {
    if (!takesElements(parameter, value, (each, at, now) -> each.setObject(at, now, type))) {
      super.setObject(parameter, value, type);
      tells(parameter, value, type);
    }
  }

  /** What becomes of a value with a scale or length is not known. */
  @Override
  public final void setObject(int parameter, @Nullable Object value, int type, int scale)
      throws SQLException {
    super.setObject(parameter, value, type, scale);
    tells(parameter, null);
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value, SQLType type)
      throws SQLException {
    super.setObject(parameter, value, type);
    Integer number = type.getVendorTypeNumber();
    tells(parameter, value, number == null ? Types.NULL : number);
  }

  @Override
  public final void setObject(int parameter, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    super.setObject(parameter, value, type, scale);
    tells(parameter, null);
  }

  /** Sets an array once more, as it is when the application sets it. */
  private interface ElementsSetter {
    void set(PreparedStatement statement, int parameter, @Nullable Object now) throws SQLException;
  }

  private boolean takesElements(int parameter, @Nullable Object value, ElementsSetter setter)
      throws SQLException {
    if (!takesElements(parameter)) {
      return false;
    }
    keep(parameter, elements(value));
    if (repeats(parameter)) {
      Object now = Argument.snapshot(value);
      repeat(parameter, value, (each, at) -> setter.set(each, at, now));
    }
    return true;
  }

  /** Returns the elements of an array of JDBC or Java, each to be sealed. */
  private static Plaintext elements(@Nullable Object value) throws SQLException {
    Object array = value;
    if (value instanceof HeldArray held) {
      array = held.elements();
    } else if (value instanceof Array made) {
      array = made.getArray();
    }
    if (array == null) {
      return Plaintext.NULL;
    }
    @Nullable Object[] given = boxed(array);
    Plaintext[] elements = new Plaintext[given.length];
    for (int i = 0; i < given.length; i++) {
      elements[i] = Argument.setObject(given[i]);
    }
    return new Plaintext(elements);
  }

  private static @Nullable Object[] boxed(Object array) throws SQLException {
    if (array instanceof int[] numbers) {
      return Arrays.stream(numbers).boxed().toArray();
    }
    if (array instanceof long[] numbers) {
      return Arrays.stream(numbers).boxed().toArray();
    }
    if (array instanceof Object[] objects) {
      return Arrays.copyOf(objects, objects.length, Object[].class);
    }
    throw Argument.refused("a value that is not an array of objects, int or long");
  }
}
