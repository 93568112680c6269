package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.ObjectWrapper.WrappedArray;
import java.sql.Array;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns objects of ours that come back as arguments into those of the real driver. */
final class Unwrapped {
  private Unwrapped() {}

  static @Nullable Array of(@Nullable Array array) throws SQLException {
    if (array instanceof HeldArray held) {
      return held.raw();
    }
    return array instanceof WrappedArray wrapped ? wrapped.delegate() : array;
  }

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    if (value instanceof Array array) {
      return of(array);
    }
    return value instanceof Object[] elements ? ofAll(elements) : value;
  }

  /** Returns the same array, or a copy in which arrays of ours are replaced. */
  static Object[] ofAll(Object[] elements) throws SQLException {
    Object[] result = elements;
    for (int i = 0; i < elements.length; i++) {
      Object raw = of(elements[i]);
      if (raw != null && raw != elements[i]) {
        result = result == elements ? elements.clone() : result;
        result[i] = raw;
      }
    }
    return result;
  }
}
