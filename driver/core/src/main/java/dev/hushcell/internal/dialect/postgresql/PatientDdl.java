package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.Quotes;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Definitions that wait for their locks in short attempts, so that nobody waits behind them. */
record PatientDdl(Connection connection, TableName table) {
  static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final int MOST = 60;
  private static final long PATIENCE = 400;
  private static final long PAUSE = 500;

  String name() {
    return name(table);
  }

  /** Runs statements in one transaction, and as one text, so that no savepoint is between them. */
  void together(List<String> statements) throws SQLException {
    connection.setAutoCommit(false);
    attempt(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(
                String.format(Locale.ROOT, "SET LOCAL lock_timeout = '%dms'", PATIENCE));
            statement.execute(String.join("; ", statements));
            connection.commit();
          }
        });
  }

  /** Runs a statement that wants no transaction around it, or needs none. */
  void alone(String sql) throws SQLException {
    connection.setAutoCommit(true);
    attempt(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  private void attempt(SqlCall.Action attempt) throws SQLException {
    for (int number = 1; ; number++) {
      try {
        attempt.run();
        return;
      } catch (SQLException e) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        if (number == MOST || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
          throw e;
        }
      }
      pause();
    }
  }

  static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }

  static String quote(String name) {
    return Quotes.DOUBLE.of(name);
  }

  static String name(TableName table) {
    return Quotes.DOUBLE.of(table);
  }
}
