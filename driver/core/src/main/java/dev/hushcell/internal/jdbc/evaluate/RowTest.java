package dev.hushcell.internal.jdbc.evaluate;

import java.sql.SQLException;

/** What a formula is of a row. */
@FunctionalInterface
interface RowTest {
  Truth of(CurrentRow row) throws SQLException;
}
