package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Set;

/** What the failures of PostgreSQL mean. */
final class PostgresFailures implements Failures {
  /** Table or object exists, and a lock that was not to be had at once. */
  private static final Set<String> RACES = Set.of("42P07", "42710", "55P03");

  private static final String NO_RIGHT = "42501";
  private static final String FAILED_TRANSACTION = "25P02";

  /** Table or column not found, and a CHECK that was violated. */
  private static final Set<String> SIGNS_OF_CHANGE = Set.of("42P01", "42703", "23514");

  @Override
  public boolean isRace(SQLException failure) {
    return Failures.super.isRace(failure) || RACES.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean isMissingRight(SQLException failure) {
    return NO_RIGHT.equals(failure.getSQLState());
  }

  @Override
  public boolean isOfFailedTransaction(SQLException failure) {
    return FAILED_TRANSACTION.equals(failure.getSQLState());
  }

  @Override
  public boolean showsChange(SQLException failure) {
    return SIGNS_OF_CHANGE.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public SQLException told(SQLException failure) {
    return ShortFailure.of(failure);
  }
}
