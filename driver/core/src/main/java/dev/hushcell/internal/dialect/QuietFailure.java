package dev.hushcell.internal.dialect;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the server without the values that it quotes, nor those that its causes and the
 * failures behind it quote. State, number and, of what they tell apart, the class stay.
 */
public final class QuietFailure {
  private QuietFailure() {}

  /**
   * Returns a failure without values; the same where it has none.
   *
   * @param message the message of one failure without values
   */
  public static SQLException of(SQLException failure, Function<SQLException, String> message) {
    String quiet = message.apply(failure);
    Throwable cause =
        failure.getCause() instanceof SQLException e ? of(e, message) : failure.getCause();
    SQLException next =
        failure.getNextException() == null ? null : of(failure.getNextException(), message);
    if (quiet.equals(String.valueOf(failure.getMessage()))
        && cause == failure.getCause()
        && next == failure.getNextException()) {
      return failure;
    }
    SQLException told = like(failure, quiet, cause);
    told.setStackTrace(failure.getStackTrace());
    if (next != null) {
      told.setNextException(next);
    }
    return told;
  }

  private static SQLException like(
      SQLException failure, String message, @Nullable Throwable cause) {
    String state = failure.getSQLState();
    int number = failure.getErrorCode();
    if (failure instanceof BatchUpdateException batch) {
      return new BatchUpdateException(message, state, number, batch.getLargeUpdateCounts(), cause);
    }
    if (failure instanceof SQLIntegrityConstraintViolationException) {
      return new SQLIntegrityConstraintViolationException(message, state, number, cause);
    }
    if (failure instanceof SQLDataException) {
      return new SQLDataException(message, state, number, cause);
    }
    if (failure instanceof SQLSyntaxErrorException) {
      return new SQLSyntaxErrorException(message, state, number, cause);
    }
    return new SQLException(message, state, number, cause);
  }
}
