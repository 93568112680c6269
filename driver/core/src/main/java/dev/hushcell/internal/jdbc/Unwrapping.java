package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * What {@code unwrap} answers: our own object where it fits, so that asking for a {@code java.sql}
 * type never leads to the real driver; a type of the real driver only where that is allowed.
 */
final class Unwrapping {
  private Unwrapping() {}

  static <T> T unwrap(Object self, Wrapper delegate, Class<T> type, boolean allowed)
      throws SQLException {
    if (type.isInstance(self)) {
      return type.cast(self);
    }
    if (allowed) {
      return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
    }
    throw SqlErrors.of(
        JdbcFault.VENDOR_TYPE,
        "unwrap to "
            + type.getName()
            + " would hand out an object that sends values in plaintext; set unwrap:"
            + " allow in the configuration file if that is intended");
  }

  static boolean isWrapperFor(Object self, Wrapper delegate, Class<?> type, boolean allowed)
      throws SQLException {
    return type.isInstance(self)
        || (allowed && (type.isInstance(delegate) || delegate.isWrapperFor(type)));
  }
}
