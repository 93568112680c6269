package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.plan.StatementPlan.Results;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether a result set has the columns that were planned. */
final class ResultShape {
  private ResultShape() {}

  static void require(Results.Columns planned, @Nullable ResultSetMetaData found)
      throws SQLException {
    if (found == null || found.getColumnCount() != planned.columns().size()) {
      throw SqlErrors.of(
          JdbcFault.RESULT_SHAPE,
          "the result set has "
              + (found == null ? "no known columns" : found.getColumnCount() + " columns")
              + " where the plan expects "
              + planned.columns().size()
              + "; name the columns instead of writing *");
    }
    int named = Math.min(planned.expectedNames().size(), planned.columns().size());
    for (int i = 1; i <= named; i++) {
      checkName(planned.expectedNames().get(i - 1), found, i);
    }
  }

  /** Tells whether rows were refused because they have another shape than planned. */
  static boolean isOther(Exception failure) {
    return SqlErrors.is(JdbcFault.RESULT_SHAPE, failure);
  }

  private static void checkName(@Nullable String expected, ResultSetMetaData found, int i)
      throws SQLException {
    String actual = expected == null ? null : found.getColumnName(i);
    if (expected != null && !expected.equals(actual)) {
      if (Rewriting.isOfAnyJob(
          String.valueOf(actual))) { // some databases tell the names of this moment
        throw Fence.rewritten();
      }
      throw SqlErrors.of(
          JdbcFault.RESULT_SHAPE,
          "result column "
              + i
              + " should be "
              + expected
              + " but the database reports another; name the columns instead of writing *");
    }
  }
}
