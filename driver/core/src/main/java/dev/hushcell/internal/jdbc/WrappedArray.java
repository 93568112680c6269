package dev.hushcell.internal.jdbc;

import java.sql.Array;
import java.sql.SQLException;

/** An array whose result sets lead back to our connection. */
final class WrappedArray extends ForwardingArray {
  private final Array inner;
  private final ObjectWrapper wrapper;

  WrappedArray(Array inner, ObjectWrapper wrapper) {
    this.inner = inner;
    this.wrapper = wrapper;
  }

  @Override
  Array delegate() {
    return inner;
  }

  @Override
  <T> T wrap(T value) throws SQLException {
    return wrapper.wrap(value);
  }
}
