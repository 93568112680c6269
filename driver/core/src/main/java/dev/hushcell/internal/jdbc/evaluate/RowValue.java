package dev.hushcell.internal.jdbc.evaluate;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an expression is of a row. */
@FunctionalInterface
interface RowValue {
  @Nullable Object of(CurrentRow row) throws SQLException;
}
