package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Set;

/**
 * What the failures of SQL Server mean. What its driver gives as state tells little: S and the
 * state of the server, or 42000 for all; so the numbers count.
 */
final class SqlServerFailures implements Failures {
  /**
   * Chosen as the victim of a deadlock, a lock that was not given in time, a table that is there
   * already, a snapshot that is outdated.
   */
  private static final Set<Integer> RACES = Set.of(1205, 1222, 2714, 3960, 3961);

  /** A right that is missing, or a thing that is not there or not to be seen. */
  private static final Set<Integer> RIGHTS = Set.of(229, 230, 262, 297, 300, 916, 1088);

  /** Table or column not found. */
  private static final Set<String> NOT_FOUND = Set.of("42S02", "42S22");

  /** A CHECK or another constraint that was violated. */
  private static final int CONFLICT = 547;

  @Override
  public boolean isRace(SQLException failure) {
    return Failures.super.isRace(failure)
        || "42S01".equals(failure.getSQLState())
        || RACES.contains(failure.getErrorCode());
  }

  @Override
  public boolean isMissingRight(SQLException failure) {
    return RIGHTS.contains(failure.getErrorCode());
  }

  @Override
  public boolean showsChange(SQLException failure) {
    return NOT_FOUND.contains(String.valueOf(failure.getSQLState()))
        || failure.getErrorCode() == CONFLICT;
  }

  @Override
  public SQLException told(SQLException failure) {
    return SqlServerQuietFailure.of(failure);
  }
}
