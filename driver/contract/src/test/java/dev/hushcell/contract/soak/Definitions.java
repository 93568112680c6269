package dev.hushcell.contract.soak;

import dev.hushcell.contract.Scene;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;

/** Makes, alters and drops tables and indexes, and alters the protected table between two jobs. */
final class Definitions implements Disturbance {
  private static final int MOST_ATTEMPTS = 300;

  private final Scene scene;
  private final Lock contact;
  private int number;

  /**
   * Builds it.
   *
   * @param contact held while the protected table is altered
   */
  Definitions(Scene scene, Lock contact) {
    this.scene = scene;
    this.contact = contact;
  }

  @Override
  public void once(Pool pool, Tally tally) throws SQLException, InterruptedException {
    number++;
    others(pool);
    pool.pause(200);
    contact.lockInterruptibly();
    try {
      theProtectedOne(pool);
      tally.did("ALTER");
    } finally {
      putBack(pool, tally);
      contact.unlock();
    }
    pool.pause(500);
  }

  private void others(Pool pool) throws SQLException {
    String table = "other" + number;
    try (Connection connection = pool.connection()) {
      scene.run(
          connection,
          "create table " + table + " (id int primary key, email varchar(40))",
          "insert into " + table + " values (1, 'plain')",
          "alter table " + table + " add column name varchar(40)",
          "create index " + table + "_name on " + table + " (name)",
          "update " + table + " set name = 'n' where email = 'plain'",
          "drop table " + table);
    }
  }

  private void theProtectedOne(Pool pool) throws SQLException {
    try (Connection connection = pool.connection()) {
      scene.run(
          connection,
          "alter table contact add column " + column() + " varchar(20)",
          "create index contact_" + column() + " on contact (" + column() + ")");
    }
  }

  private String column() {
    return "extra" + number;
  }

  /** A job goes on only with the table as it was when it began, so it is done in the end too. */
  private void putBack(Pool pool, Tally tally) throws InterruptedException {
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      try (Connection connection = pool.connection()) {
        if (isThere(connection)) {
          scene.run(connection, "alter table contact drop column " + column());
        }
        return;
      } catch (SQLException e) {
        tally.failed("put back", e);
        Thread.sleep(100);
      }
    }
  }

  private boolean isThere(Connection connection) throws SQLException {
    try (ResultSet columns =
        connection
            .getMetaData()
            .getColumns(connection.getCatalog(), connection.getSchema(), "contact", column())) {
      return columns.next();
    }
  }
}
