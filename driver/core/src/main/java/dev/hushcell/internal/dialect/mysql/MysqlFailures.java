package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Set;

/** What the failures of MySQL and MariaDB mean. */
final class MysqlFailures implements Failures {
  private static final String TABLE_EXISTS = "42S01";
  private static final String NO_RIGHT = "42000";

  /** It was waited for a lock for too long. */
  private static final int LOCK = 1205;

  /** Table or column not found. */
  private static final Set<String> NOT_FOUND = Set.of("42S02", "42S22");

  /** A CHECK that was violated, as MariaDB numbers it and as MySQL does. */
  private static final Set<Integer> CHECK = Set.of(4025, 3819);

  @Override
  public boolean isRace(SQLException failure) {
    return Failures.super.isRace(failure)
        || failure.getErrorCode() == LOCK
        || TABLE_EXISTS.equals(failure.getSQLState());
  }

  @Override
  public boolean isMissingRight(SQLException failure) {
    return NO_RIGHT.equals(failure.getSQLState());
  }

  @Override
  public boolean showsChange(SQLException failure) {
    return NOT_FOUND.contains(String.valueOf(failure.getSQLState()))
        || CHECK.contains(failure.getErrorCode());
  }

  @Override
  public SQLException told(SQLException failure) {
    return MysqlQuietFailure.of(failure);
  }
}
