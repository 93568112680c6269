package dev.hushcell.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A call to the delegate. */
@FunctionalInterface
interface SqlCall<T extends @Nullable Object> {
  T run() throws SQLException;
}
