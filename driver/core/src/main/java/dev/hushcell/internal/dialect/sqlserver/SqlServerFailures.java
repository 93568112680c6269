package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.QuietFailure;
import dev.hushcell.internal.model.Failures;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the failures of SQL Server mean. What its driver gives as state tells little: S and the
 * state of the server, or 42000 for all; so the numbers count.
 */
final class SqlServerFailures implements Failures {
  private static final Map<Meaning, Set<Object>> CODES =
      Map.of(
          // Chosen as the victim of a deadlock, a lock that was not given in time, a table that is
          // there already, a snapshot that is outdated.
          Meaning.RACE,
          Set.of("42S01", 1205, 1222, 2714, 3960, 3961),
          // A statement that was cancelled, a session that was killed, and a server that stops.
          Meaning.INTERRUPTED,
          Set.of("HY008", 596, 6005),
          // A right that is missing, or a thing that is not there or not to be seen.
          Meaning.MISSING_RIGHT,
          Set.of(229, 230, 262, 297, 300, 916, 1088),
          // The database is read-only.
          Meaning.READ_ONLY,
          Set.of(3906),
          // A file, a file group or the log is full.
          Meaning.OUT_OF_SPACE,
          Set.of(1101, 1105, 9002),
          // Table or column not found, and a CHECK or another constraint that was violated.
          Meaning.CHANGE,
          Set.of("42S02", "42S22", 547));

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
  public Map<Meaning, Set<Object>> codes() {
    return CODES;
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
