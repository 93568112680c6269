package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Map;
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

  private static final Map<Meaning, Set<Object>> CODES =
      Map.of(
          // SQLITE_BUSY, SQLITE_LOCKED and SQLITE_SCHEMA: another writer was in the way.
          Meaning.RACE,
          Set.of(5, 6, 17, CONSTRAINT),
          // SQLITE_INTERRUPT: a statement was cancelled.
          Meaning.INTERRUPTED,
          Set.of(9),
          // SQLITE_PERM, SQLITE_READONLY and SQLITE_AUTH.
          Meaning.MISSING_RIGHT,
          Set.of(3, 8, 23),
          // SQLITE_READONLY.
          Meaning.READ_ONLY,
          Set.of(8),
          // SQLITE_FULL.
          Meaning.OUT_OF_SPACE,
          Set.of(13),
          Meaning.VIOLATION,
          Set.of(CONSTRAINT),
          Meaning.CHANGE,
          Set.of(ERROR, CONSTRAINT));

  @Override
  public Map<Meaning, Set<Object>> codes() {
    return CODES;
  }

  @Override
  public boolean isMissingColumn(SQLException failure) {
    return failure.getErrorCode() == ERROR
        && String.valueOf(failure.getMessage()).contains("no such column");
  }
}
