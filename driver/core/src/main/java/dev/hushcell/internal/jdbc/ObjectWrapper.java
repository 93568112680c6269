package dev.hushcell.internal.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Wraps what is handed out of the real driver for which there is no plan: metadata, arrays, rows as
 * result sets. Their cells come as they are stored.
 *
 * @param session the session of the connection
 * @param statement what {@code ResultSet.getStatement} returns
 */
record ObjectWrapper(Session session, @Nullable Statement statement) {

  /** Returns the value, or what stands for it if it could lead back to the real driver. */
  @SuppressWarnings({"unchecked", "NullAway"}) // replaced by one of the same java.sql interface
  <T extends @Nullable Object> T wrap(T value) throws SQLException {
    return (T) wrapped(value);
  }

  private @Nullable Object wrapped(@Nullable Object value) throws SQLException {
    if (value instanceof ResultSet inner) {
      return new PlainResultSet(inner, this);
    }
    if (value instanceof Array inner) {
      return new WrappedArray(inner, this);
    }
    return value instanceof Object[] elements ? wrappedAll(elements) : value;
  }

  private Object[] wrappedAll(Object[] elements) throws SQLException {
    for (int i = 0; i < elements.length; i++) {
      Object wrapped = wrapped(elements[i]);
      if (wrapped != null && wrapped != elements[i]) {
        elements[i] = wrapped;
      }
    }
    return elements;
  }

  /** An array whose result sets lead back to our connection. */
  static final class WrappedArray extends ForwardingArray {
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
}
