package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.model.Failures;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** What the failures of PostgreSQL mean. */
final class PostgresFailures implements Failures {
  /** As the server says it in English; its state is that of all that is not supported. */
  private static final String OUTDATED = "cached plan must not change result type";

  /** A type that does not fit, and an operator that does not exist for two types. */
  private static final Set<String> MISMATCHES = Set.of("42804", "42883");

  /** The type of cells, which no language of messages translates. */
  private static final String CELLS = "bytea";

  private static final Map<Meaning, Set<Object>> CODES =
      Map.of(
          // Table or object exists, and a lock that was not to be had at once.
          Meaning.RACE,
          Set.of("42P07", "42710", "55P03"),
          // A cancelled statement, an ended session, a server that stops or starts, too many
          // sessions.
          Meaning.INTERRUPTED,
          Set.of("57014", "57P01", "57P02", "57P03", "57P05", "53300"),
          Meaning.MISSING_RIGHT,
          Set.of("42501"),
          Meaning.FAILED_TRANSACTION,
          Set.of("25P02"),
          // Table or column not found, and a CHECK that was violated.
          Meaning.CHANGE,
          Set.of("42P01", "42703", "23514"));

  @Override
  public Map<Meaning, Set<Object>> codes() {
    return CODES;
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
