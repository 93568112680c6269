package dev.hushcell.internal.dialect.postgresql;

import java.sql.BatchUpdateException;
import java.sql.SQLException;

/**
 * A failure of the server as its own first line tells it. Behind that stand details that quote
 * whole rows, and the driver puts the text of a batch with its values in front of it. The state, by
 * which object mappers know the failure, and the names in the first line stay.
 */
final class ShortFailure {
  private ShortFailure() {}

  static SQLException of(SQLException failure) {
    if (failure instanceof BatchUpdateException batch) {
      SQLException next = batch.getNextException();
      SQLException told = next == null ? new SQLException() : of(next);
      String why = next == null ? "the batch failed" : String.valueOf(told.getMessage());
      SQLException whole =
          new BatchUpdateException(
              why, batch.getSQLState(), batch.getErrorCode(), batch.getLargeUpdateCounts(), null);
      if (next != null) {
        whole.setNextException(told);
      }
      return whole;
    }
    String message = String.valueOf(failure.getMessage());
    int end = message.indexOf('\n');
    return kept(
        new SQLException(
            end < 0 ? message : message.substring(0, end),
            failure.getSQLState(),
            failure.getErrorCode()),
        failure);
  }

  private static SQLException kept(SQLException told, SQLException failure) {
    told.setStackTrace(failure.getStackTrace());
    SQLException next = failure.getNextException();
    if (next != null) {
      told.setNextException(of(next));
    }
    return told;
  }
}
