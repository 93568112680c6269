package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.Patience;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Definitions that wait for their locks in short attempts, so that nobody waits behind them. */
record PostgresDdl(Connection connection, TableName table) {
  static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final long LOCK_TIMEOUT = 400;
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final Patience PATIENCE =
      new Patience(60, BETWEEN, failure -> LOCK_NOT_AVAILABLE.equals(failure.getSQLState()));

  String name() {
    return name(table);
  }

  /** Runs statements in one transaction, and as one text, so that no savepoint is between them. */
  void together(List<String> statements) throws SQLException {
    connection.setAutoCommit(false);
    PATIENCE.run(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(
                String.format(Locale.ROOT, "SET LOCAL lock_timeout = '%dms'", LOCK_TIMEOUT));
            statement.execute(String.join("; ", statements));
            connection.commit();
          } catch (SQLException e) {
            connection.rollback();
            throw e;
          }
        });
  }

  /** Runs a statement that wants no transaction around it, or needs none. */
  void alone(String sql) throws SQLException {
    connection.setAutoCommit(true);
    PATIENCE.run(
        () -> {
          Rows.run(connection, sql);
        });
  }

  /** Lets statements end that began before. */
  static void pause() throws SQLException {
    Patience.pause(BETWEEN);
  }

  static String quote(String name) {
    return Quotes.DOUBLE.of(name);
  }

  static String name(TableName table) {
    return Quotes.DOUBLE.of(table);
  }
}
