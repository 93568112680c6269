package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Changes to one table, each in a transaction of its own that does not wait long for its lock: who
 * holds the lock may be the transaction that waits for the change.
 */
record PostgresAlteration(Connection connection, TableName table) {
  private static final String PATIENCE = "SET LOCAL lock_timeout = '3s'";

  /** Makes bytes of any other type and back, by its text; the values are none, or put back. */
  void changeType(String column, String type) throws SQLException {
    String name = PostgresTypes.quote(column);
    String using =
        type.equals("bytea")
            ? "pg_catalog.convert_to(" + name + "::text, 'UTF8')"
            : "pg_catalog.convert_from(" + name + ", 'UTF8')::" + type;
    run("ALTER COLUMN " + name + " TYPE " + type + " USING " + using);
  }

  void run(String change) throws SQLException {
    boolean autocommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(PATIENCE);
      statement.execute("ALTER TABLE " + name() + " " + change);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(autocommit);
    }
  }

  private String name() {
    return PostgresTypes.quote(table.schema()) + "." + PostgresTypes.quote(table.table());
  }
}
