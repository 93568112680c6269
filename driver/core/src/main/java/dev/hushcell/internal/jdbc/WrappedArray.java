package dev.hushcell.internal.jdbc;

import java.sql.Array;
import java.sql.SQLException;

/** An array whose result sets lead back to our connection. */
final class WrappedArray extends ForwardingArray {
  private final Array inner;
  private final Outward outward;

  WrappedArray(Array inner, Outward outward) {
    this.inner = inner;
    this.outward = outward;
  }

  @Override
  Array delegate() {
    return inner;
  }

  @Override
  <T> T wrap(T value) throws SQLException {
    return outward.wrap(value);
  }
}
