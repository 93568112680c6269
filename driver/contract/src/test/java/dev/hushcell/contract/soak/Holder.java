package dev.hushcell.contract.soak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;

/** Holds rows that others want to write, at times for longer than a second. */
final class Holder implements Disturbance {
  static final int FIRST = 1;
  static final int ROWS = 8;

  private final Random random = new Random(5);

  /** Makes the rows. */
  static void prepare(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Acts.INSERT)) {
      for (int id = FIRST; id < FIRST + ROWS; id++) {
        new Version(id, id).bind(statement, 1);
        statement.setInt(7, id);
        statement.executeUpdate();
      }
    }
  }

  @Override
  public void once(Pool pool, Tally tally) throws SQLException, InterruptedException {
    try (Connection connection = pool.connection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement(Acts.UPDATE + " where id = ?")) {
        for (int id = FIRST; id < FIRST + ROWS; id++) {
          new Version(id, 1 + random.nextInt(1_000_000)).bind(statement, 1);
          statement.setInt(7, id);
          statement.executeUpdate();
        }
      }
      pool.pause(random.nextInt(random.nextInt(4) == 0 ? 1500 : 200));
      if (random.nextBoolean()) {
        connection.commit();
      } else {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
    pool.pause(random.nextInt(1000));
  }
}
