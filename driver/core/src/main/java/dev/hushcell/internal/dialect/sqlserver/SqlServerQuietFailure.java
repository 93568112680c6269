package dev.hushcell.internal.dialect.sqlserver;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the server without the values that it quotes: keys that are there already, values
 * that do not fit or cannot be converted. Which messages do so their numbers tell, in whatever
 * language the server speaks. Names stay, by which object mappers know a constraint, as do state
 * and number.
 */
final class SqlServerQuietFailure {
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

  private SqlServerQuietFailure() {}

  static SQLException of(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    String quiet = quiet(message, failure.getErrorCode());
    SQLException next = failure.getNextException() == null ? null : of(failure.getNextException());
    Throwable cause = failure.getCause() instanceof SQLException e ? of(e) : failure.getCause();
    if (quiet.equals(message)
        && next == failure.getNextException()
        && cause == failure.getCause()) {
      return failure;
    }
    SQLException told = like(failure, quiet, cause);
    told.setStackTrace(failure.getStackTrace());
    if (next != null) {
      told.setNextException(next);
    }
    return told;
  }

  private static String quiet(String message, int number) {
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

  private static SQLException like(
      SQLException failure, String message, @Nullable Throwable cause) {
    String state = failure.getSQLState();
    int number = failure.getErrorCode();
    return failure instanceof BatchUpdateException batch
        ? new BatchUpdateException(message, state, number, batch.getLargeUpdateCounts(), cause)
        : new SQLException(message, state, number, cause);
  }
}
