package dev.hushcell.internal.keyring.catalogue;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells failures of the database that a second attempt can cure from others. */
public final class SqlTrouble {
  /**
   * Table exists, lock timeout, concurrent change, and a database that another process is just
   * opening or closing: SQLSTATEs of H2, PostgreSQL and MariaDB.
   */
  private static final Set<String> RACES =
      Set.of("42S01", "42P07", "42710", "HYT00", "55P03", "90131", "90045", "90020", "90098");

  /** H2's general error: two sessions that alter one table at once meet in its own internals. */
  private static final int H2_GENERAL_ERROR = 50000;

  /** MySQL and MariaDB waited for a lock; SQL Server chose a victim. */
  private static final int LOCK = 1205;

  /**
   * SQL Server: a lock that was not given in time, a table that is there already, a snapshot that
   * is outdated. What its driver gives as state tells nothing.
   */
  private static final Set<Integer> SQL_SERVER_RACES = Set.of(1222, 2714, 3960, 3961);

  /** SQL Server: a right that is missing, or a thing that is not there or not to be seen. */
  private static final Set<Integer> SQL_SERVER_RIGHTS = Set.of(229, 230, 262, 297, 300, 916, 1088);

  private SqlTrouble() {}

  /** Returns the codes of a failure without its text, which may quote rows. */
  public static String describe(SQLException failure) {
    return "SQLSTATE " + failure.getSQLState() + ", vendor code " + failure.getErrorCode();
  }

  /** Tells whether a right is missing: H2, PostgreSQL, MariaDB, SQL Server. */
  public static boolean isMissingRight(SQLException failure) {
    return Set.of("90096", "42501", "42000").contains(String.valueOf(failure.getSQLState()))
        ? !isOfSqlServer(failure, SQL_SERVER_RACES)
        : isOfSqlServer(failure, SQL_SERVER_RIGHTS);
  }

  /** Its driver has two ways to give states: S and the state of the server, or 42000 for all. */
  private static boolean isOfSqlServer(SQLException failure, Set<Integer> numbers) {
    String state = String.valueOf(failure.getSQLState());
    boolean form = state.startsWith("S0") || state.equals("42000") || state.equals("42S01");
    return form && numbers.contains(failure.getErrorCode());
  }

  /** Tells whether another writer was in the way: it may have done what we wanted to do. */
  public static boolean isRace(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || failure.getErrorCode() == H2_GENERAL_ERROR
        || failure.getErrorCode() == LOCK
        || isOfSqlServer(failure, SQL_SERVER_RACES)
        || (state != null
            && (state.startsWith("23") || state.startsWith("40") || RACES.contains(state)));
  }
}
