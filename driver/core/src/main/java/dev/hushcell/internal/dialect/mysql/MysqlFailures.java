package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.QuietFailure;
import dev.hushcell.internal.model.Failures;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the failures of MySQL and MariaDB mean. */
final class MysqlFailures implements Failures {
  private static final Map<Meaning, Set<Object>> CODES =
      Map.of(
          // A table exists, and it was waited for a lock for too long.
          Meaning.RACE,
          Set.of("42S01", 1205),
          // Too many connections of one user, a statement or a session that was killed, or a
          // statement that took longer than it may.
          Meaning.INTERRUPTED,
          Set.of(1203, 1317, 1927, 1969, 3024, 4031),
          // A right on a database, a table, a column, of an administrator, on a routine. Their
          // state, 42000, is that of wrong SQL too.
          Meaning.MISSING_RIGHT,
          Set.of(1044, 1142, 1143, 1227, 1370),
          // The disk, the table or the log is full.
          Meaning.OUT_OF_SPACE,
          Set.of(1021, 1114),
          // A server with read_only, a read-only transaction, and a storage engine in read-only
          // mode.
          Meaning.READ_ONLY,
          Set.of(1290, 1792, 1836),
          // A column of a foreign key would be of another type than the one that it refers to.
          Meaning.FOREIGN_KEY,
          Set.of(1832, 1833, 3780),
          // A table was altered after the transaction began to read.
          Meaning.OUTDATED,
          Set.of(1412),
          // Table or column not found, and a CHECK that was violated, as MariaDB numbers it and as
          // MySQL does.
          Meaning.CHANGE,
          Set.of("42S02", "42S22", 4025, 3819));

  /** An action of a foreign key changes a column that a CHECK names. */
  private static final int NO_ACTION = 3823;

  /** A CHECK names what it may not. */
  private static final int NOT_IN_CHECK = 1901;

  /** A CHECK has the name already. */
  private static final int NAME_TAKEN = 3822;

  /** A column that a CHECK names gets another name. */
  private static final int NAMED_IN_CHECK = 3959;

  /** How the names of our CHECKs begin. */
  private static final String OURS = "hushcell_";

  /**
   * Failures whose messages quote values: of keys, of what was to be converted or stored, of a
   * partition, and of the statement itself.
   */
  private static final Set<Integer> QUOTING =
      Set.of(
          1062, 1557, 1586, 1761, 1762, 1292, 1300, 1366, 1367, 1411, 1525, 1690, 3854, 1526, 1064);

  private static final String WITHHELD =
      "a message of the server that is not in English or of a form that is not known is withheld,"
          + " since it may quote values; the error number says what failed";

  /**
   * What they say in English. A quote inside of a value stands as it is, so a value ends where the
   * last one ends.
   */
  private static final List<Pattern> VALUES =
      Stream.of(
              "(Duplicate entry )'.*'(?= for key )",
              "(ncorrect [\\w ]*value: )'.*'(?= for (?:column|function) )",
              "(ncorrect [\\w ]*value: |out of range in )"
                  + "'(?!\\.{3}' for (?:column|function) ).*'",
              "(character string: )'.*'",
              "(right syntax to use near )'.*'(?= at line )")
          .map(each -> Pattern.compile(each, Pattern.DOTALL))
          .toList();

  @Override
  public Map<Meaning, Set<Object>> codes() {
    return CODES;
  }

  @Override
  public boolean isOfForeignKey(SQLException failure) {
    return Failures.super.isOfForeignKey(failure)
        || ofCheck(failure).filter(OfCheck.ACTION::equals).isPresent();
  }

  /** One of the two has a number for an action, the other names the CHECK of ours. */
  @Override
  public Optional<OfCheck> ofCheck(SQLException failure) {
    boolean ours = String.valueOf(failure.getMessage()).contains(OURS);
    return switch (failure.getErrorCode()) {
      case NO_ACTION -> Optional.of(OfCheck.ACTION);
      case NOT_IN_CHECK -> ours ? Optional.of(OfCheck.ACTION) : Optional.empty();
      case NAME_TAKEN -> ours ? Optional.of(OfCheck.TAKEN_NAME) : Optional.empty();
      case NAMED_IN_CHECK -> ours ? Optional.of(OfCheck.RENAMING) : Optional.empty();
      default -> Optional.empty();
    };
  }

  @Override
  public SQLException told(SQLException failure) {
    return withState(QuietFailure.of(failure, MysqlFailures::withoutValues));
  }

  /** MariaDB's driver gives no state to a batch whose connection was lost: its cause has it. */
  private static SQLException withState(SQLException failure) {
    if (failure.getSQLState() != null
        || !(failure instanceof BatchUpdateException batch)
        || !(failure.getCause() instanceof SQLException cause)) {
      return failure;
    }
    SQLException told =
        new BatchUpdateException(
            batch.getMessage(),
            cause.getSQLState(),
            cause.getErrorCode(),
            batch.getLargeUpdateCounts(),
            cause);
    told.setStackTrace(failure.getStackTrace());
    return told;
  }

  /**
   * Names stay, by which object mappers know a constraint. A session may ask for another language
   * (lc_messages), in which nobody knows what is a name and what a value.
   */
  private static String withoutValues(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    boolean isRead = false;
    for (Pattern each : VALUES) {
      Matcher found = each.matcher(message);
      isRead |= found.find();
      message = found.replaceAll("$1'...'");
    }
    return isRead || !QUOTING.contains(failure.getErrorCode()) ? message : WITHHELD;
  }
}
