package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.policy.Family;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is known of a row, or of a group of rows, by the numbers that a formula has. */
interface CurrentRow {
  @Nullable Object opened(int cell) throws SQLException;

  /** Opens what stands at a place among the result columns. */
  @Nullable Object at(int place) throws SQLException;

  Truth truth(int number) throws SQLException;

  @Nullable Object value(int number, Family family) throws SQLException;

  /** Returns what the database ranked, at a place among the result columns. */
  long rank(int place) throws SQLException;

  /** Returns what a function over all rows of a group is. */
  @Nullable Object aggregated(int number) throws SQLException;

  /** What a formula is of a row. */
  @FunctionalInterface
  interface RowTest {
    Truth of(CurrentRow row) throws SQLException;
  }

  /** What an expression is of a row. */
  @FunctionalInterface
  interface RowValue {
    @Nullable Object of(CurrentRow row) throws SQLException;
  }
}
