package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.Patience;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Definitions that wait for their table in short attempts: behind one that waits, everybody else
 * waits too.
 */
record MysqlDdl(Connection connection) {
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  /**
   * An algorithm is not for this change, or not for this table; a table had too many changes, or
   * its rows have no room for what was dropped at once and for what would be added.
   */
  private static final Set<Integer> NO_ALGORITHM = Set.of(1845, 1846, 4092, 4093, 4157, 4158);

  private static final Patience PATIENCE = patience(40);

  /** What worked on rows for a while and does not get the table in the end has to start again. */
  private static final Patience FEW_ATTEMPTS = patience(3);

  private static Patience patience(int most) {
    return new Patience(
        most, Duration.ofSeconds(1), failure -> failure.getErrorCode() == LOCK_WAIT_TIMEOUT);
  }

  /**
   * Runs a statement that takes no time once it has the table. One second is the shortest that the
   * server waits.
   */
  void run(String sql) throws SQLException {
    run(sql, 1, PATIENCE);
  }

  /** Runs a statement that reads or copies the rows. */
  void runLong(String sql) throws SQLException {
    run(sql, 5, FEW_ATTEMPTS);
  }

  private void run(String sql, int seconds, Patience patience) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION lock_wait_timeout = " + seconds);
      try {
        patience.run(() -> statement.execute(sql));
      } finally {
        statement.execute("SET SESSION lock_wait_timeout = DEFAULT");
      }
    }
  }

  static boolean isAnotherAlgorithmLeft(SQLException e) {
    return NO_ALGORITHM.contains(e.getErrorCode());
  }

  /** Adds or drops columns, under the first algorithm that the table allows. */
  void change(TableName table, String change, OnlineDdl online) throws SQLException {
    String sql = "ALTER TABLE " + MysqlTypes.QUOTES.of(table) + " " + change + ", ";
    List<String> algorithms = online.changing();
    for (int i = 0; i < algorithms.size(); i++) {
      try {
        run(sql + algorithms.get(i));
        return;
      } catch (SQLException e) {
        if (i == algorithms.size() - 1 || !isAnotherAlgorithmLeft(e)) {
          throw e;
        }
      }
    }
  }
}
