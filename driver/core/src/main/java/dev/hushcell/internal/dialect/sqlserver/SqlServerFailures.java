package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.QuietFailure;
import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

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

  /** The database is read-only. */
  private static final int READ_ONLY = 3906;

  /** A file, a file group or the log is full. */
  private static final Set<Integer> FULL = Set.of(1101, 1105, 9002);

  /** A session that was killed, and a server that stops. */
  private static final Set<Integer> INTERRUPTIONS = Set.of(596, 6005);

  /** A statement that was cancelled. */
  private static final String CANCELLED = "HY008";

  /** A right that is missing, or a thing that is not there or not to be seen. */
  private static final Set<Integer> RIGHTS = Set.of(229, 230, 262, 297, 300, 916, 1088);

  /** Table or column not found. */
  private static final Set<String> NOT_FOUND = Set.of("42S02", "42S22");

  /** A CHECK or another constraint that was violated. */
  private static final int CONFLICT = 547;

  /** A duplicate key: the value stands in parentheses, at the end. */
  private static final Set<Integer> KEYS = Set.of(1505, 2601, 2627);

  /** What does not fit: behind table and column stands the value. */
  private static final int TRUNCATED = 2628;

  /** What cannot be converted: the value stands in quotes. */
  private static final Set<Integer> CONVERSIONS = Set.of(244, 245, 248, 8114, 9420);

  private static final Pattern IN_PARENTHESES = Pattern.compile("\\(.*", Pattern.DOTALL);
  private static final Pattern THIRD_QUOTED =
      Pattern.compile("^((?:[^']*'[^']*'){2}[^']*).*$", Pattern.DOTALL);
  private static final Pattern IN_QUOTES = Pattern.compile("'.*'", Pattern.DOTALL);

  @Override
  public boolean isRace(SQLException failure) {
    return Failures.super.isRace(failure)
        || "42S01".equals(failure.getSQLState())
        || RACES.contains(failure.getErrorCode());
  }

  @Override
  public boolean isInterrupted(SQLException failure) {
    return Failures.super.isInterrupted(failure)
        || CANCELLED.equals(failure.getSQLState())
        || INTERRUPTIONS.contains(failure.getErrorCode());
  }

  @Override
  public boolean isMissingRight(SQLException failure) {
    return RIGHTS.contains(failure.getErrorCode());
  }

  @Override
  public boolean isReadOnly(SQLException failure) {
    return failure.getErrorCode() == READ_ONLY;
  }

  @Override
  public boolean isOutOfSpace(SQLException failure) {
    return FULL.contains(failure.getErrorCode());
  }

  @Override
  public boolean showsChange(SQLException failure) {
    return NOT_FOUND.contains(String.valueOf(failure.getSQLState()))
        || failure.getErrorCode() == CONFLICT;
  }

  @Override
  public SQLException told(SQLException failure) {
    return QuietFailure.of(failure, SqlServerFailures::withoutValues);
  }

  /**
   * Which messages quote values their numbers tell, in whatever language the server speaks. Names
   * stay, by which object mappers know a constraint.
   */
  private static String withoutValues(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    int number = failure.getErrorCode();
    if (KEYS.contains(number)) {
      return IN_PARENTHESES.matcher(message).replaceFirst("(...)");
    }
    if (number == TRUNCATED) {
      return THIRD_QUOTED.matcher(message).replaceFirst("$1'...'");
    }
    return CONVERSIONS.contains(number)
        ? IN_QUOTES.matcher(message).replaceFirst("'...'")
        : message;
  }
}
