package dev.hushcell.internal.dialect.mysql;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the server without the values that it quotes: those of a key that is there already,
 * and those that a column does not take. Names stay, by which object mappers know a constraint, as
 * do state, number and, of what they tell apart, the class.
 */
final class MysqlQuietFailure {
  /** A quote inside of a value stands as it is, so a value ends where the last one ends. */
  private static final List<Pattern> QUOTED =
      Stream.of(
              "(Duplicate entry )'.*'(?= for key )",
              "(ncorrect [\\w ]*value: )'.*'(?= for (?:column|function) )",
              "(ncorrect [\\w ]*value: |out of range in )'(?!\\.{3}').*'",
              "(right syntax to use near )'.*'(?= at line )")
          .map(each -> Pattern.compile(each, Pattern.DOTALL))
          .toList();

  private MysqlQuietFailure() {}

  static SQLException of(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    String quiet = message;
    for (Pattern each : QUOTED) {
      quiet = each.matcher(quiet).replaceAll("$1'...'");
    }
    Throwable cause = failure.getCause() instanceof SQLException e ? of(e) : failure.getCause();
    SQLException next = failure.getNextException() == null ? null : of(failure.getNextException());
    if (quiet.equals(message)
        && cause == failure.getCause()
        && next == failure.getNextException()) {
      return failure;
    }
    SQLException told = like(failure, quiet, cause);
    told.setStackTrace(failure.getStackTrace());
    if (next != null) {
      told.setNextException(next);
    }
    return told;
  }

  private static SQLException like(
      SQLException failure, String message, @Nullable Throwable cause) {
    String state = failure.getSQLState();
    int number = failure.getErrorCode();
    if (failure instanceof BatchUpdateException batch) {
      return new BatchUpdateException(message, state, number, batch.getLargeUpdateCounts(), cause);
    }
    if (failure instanceof SQLIntegrityConstraintViolationException) {
      return new SQLIntegrityConstraintViolationException(message, state, number, cause);
    }
    if (failure instanceof SQLDataException) {
      return new SQLDataException(message, state, number, cause);
    }
    if (failure instanceof SQLSyntaxErrorException) {
      return new SQLSyntaxErrorException(message, state, number, cause);
    }
    return new SQLException(message, state, number, cause);
  }
}
