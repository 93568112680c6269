package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.model.Failures;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;

/** What the failures of PostgreSQL mean. */
final class PostgresFailures implements Failures {
  /** Table or object exists, and a lock that was not to be had at once. */
  private static final Set<String> RACES = Set.of("42P07", "42710", "55P03");

  /** A cancelled statement, an ended session, a server that stops or starts, too many sessions. */
  private static final Set<String> INTERRUPTIONS =
      Set.of("57014", "57P01", "57P02", "57P03", "57P05", "53300");

  private static final String NO_RIGHT = "42501";
  private static final String FAILED_TRANSACTION = "25P02";

  /** As the server says it in English; its state is that of all that is not supported. */
  private static final String OUTDATED = "cached plan must not change result type";

  /** A type that does not fit, and an operator that does not exist for two types. */
  private static final Set<String> MISMATCHES = Set.of("42804", "42883");

  /** The type of cells, which no language of messages translates. */
  private static final String CELLS = "bytea";

  /** Table or column not found, and a CHECK that was violated. */
  private static final Set<String> SIGNS_OF_CHANGE = Set.of("42P01", "42703", "23514");

  @Override
  public boolean isRace(SQLException failure) {
    return Failures.super.isRace(failure) || RACES.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean isInterrupted(SQLException failure) {
    return Failures.super.isInterrupted(failure)
        || INTERRUPTIONS.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean isMissingRight(SQLException failure) {
    return NO_RIGHT.equals(failure.getSQLState());
  }

  @Override
  public boolean isOfFailedTransaction(SQLException failure) {
    return FAILED_TRANSACTION.equals(failure.getSQLState());
  }

  /** After it the driver prepares all statements again. */
  @Override
  public boolean isOutdated(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains(OUTDATED);
  }

  @Override
  public boolean isOfCellType(SQLException failure) {
    SQLException next = failure.getNextException();
    boolean quotes = failure instanceof BatchUpdateException && next != null; // the whole text
    String message = String.valueOf((quotes ? next : failure).getMessage());
    int type = message.indexOf(CELLS);
    return MISMATCHES.contains(String.valueOf(failure.getSQLState()))
        && type >= 0
        && message.lastIndexOf('(', type) < 0; // else a function is missing, with its parameters
  }

  @Override
  public boolean showsChange(SQLException failure) {
    return SIGNS_OF_CHANGE.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public SQLException told(SQLException failure) {
    return ShortFailure.of(failure);
  }

  /**
   * A failure of the server as its own first line tells it. Behind that stand details that quote
   * whole rows, and the driver puts the text of a batch with its values in front of it. The state,
   * by which object mappers know the failure, and the names in the first line stay.
   */
  private static final class ShortFailure {
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
}
