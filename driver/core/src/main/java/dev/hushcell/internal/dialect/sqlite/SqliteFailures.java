package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Set;

/**
 * What the failures of SQLite mean, by its result codes: its driver gives them no SQLSTATE. Their
 * texts name tables, columns and constraints, and quote no values.
 */
final class SqliteFailures implements Failures {
  /** SQLITE_ERROR: among others, no such table or column. */
  private static final int ERROR = 1;

  /** SQLITE_CONSTRAINT, of every kind. */
  private static final int CONSTRAINT = 19;

  /** SQLITE_BUSY, SQLITE_LOCKED and SQLITE_SCHEMA: another writer was in the way. */
  private static final Set<Integer> RACES = Set.of(5, 6, 17, CONSTRAINT);

  /** SQLITE_INTERRUPT: a statement was cancelled. */
  private static final int INTERRUPT = 9;

  /** SQLITE_PERM, SQLITE_READONLY and SQLITE_AUTH. */
  private static final Set<Integer> NO_RIGHT = Set.of(3, 8, 23);

  /** SQLITE_FULL. */
  private static final int FULL = 13;

  /** SQLITE_READONLY. */
  private static final int READ_ONLY = 8;

  @Override
  public boolean isRace(SQLException failure) {
    return Failures.super.isRace(failure) || RACES.contains(failure.getErrorCode());
  }

  @Override
  public boolean isInterrupted(SQLException failure) {
    return Failures.super.isInterrupted(failure) || failure.getErrorCode() == INTERRUPT;
  }

  @Override
  public boolean isMissingRight(SQLException failure) {
    return NO_RIGHT.contains(failure.getErrorCode());
  }

  @Override
  public boolean isReadOnly(SQLException failure) {
    return failure.getErrorCode() == READ_ONLY;
  }

  @Override
  public boolean isOutOfSpace(SQLException failure) {
    return failure.getErrorCode() == FULL;
  }

  @Override
  public boolean isViolation(SQLException failure) {
    return failure.getErrorCode() == CONSTRAINT;
  }

  @Override
  public boolean isMissingColumn(SQLException failure) {
    return failure.getErrorCode() == ERROR
        && String.valueOf(failure.getMessage()).contains("no such column");
  }

  @Override
  public boolean showsChange(SQLException failure) {
    return failure.getErrorCode() == ERROR || isViolation(failure);
  }
}
