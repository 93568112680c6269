package dev.hushcell.contract.soak;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;

/** A thread of the application: one act after the other, each on a connection of the pool. */
final class Worker implements Runnable {
  private static final int ROWS = 12;
  private static final int RANGE = 1000;

  private final Pool pool;
  private final Tally tally;
  private final Random random;
  private final Rows rows;
  private final Acts acts;
  private volatile long progressed = System.nanoTime();

  /**
   * Builds it.
   *
   * @param number of the thread, from 1 on
   */
  Worker(int number, Pool pool, Tally tally, Cancelling cancelling) {
    this.pool = pool;
    this.tally = tally;
    this.random = new Random(number);
    this.rows = new Rows(number * RANGE, ROWS);
    this.acts = new Acts(rows, random, cancelling);
  }

  @Override
  public void run() {
    Act[] all = Act.values();
    while (!pool.isOver()) {
      Act act = all[random.nextInt(all.length)];
      try (Connection connection = pool.connection()) {
        act.run(acts, connection);
        tally.did(act.name());
      } catch (SQLException e) {
        tally.failed(act.name(), e);
      } catch (RuntimeException e) {
        tally.bad(act.name(), e);
      }
      progressed = System.nanoTime();
    }
  }

  /** Returns when the last act was over. */
  long progressed() {
    return progressed;
  }

  /** Compares all rows with what they may be. */
  void check(Connection connection) throws SQLException {
    for (int id : rows.ids()) {
      acts.find(connection, id);
    }
  }

  /** What a thread does, each as often as the others. */
  private enum Act {
    INSERT,
    UPDATE,
    UPDATE_BY_TEXT,
    DELETE,
    FIND,
    FIND_BY_VALUE,
    FIND_BY_LITERAL,
    READ_ALL,
    BATCH,
    TRANSACTION,
    CONTENDED;

    void run(Acts acts, Connection connection) throws SQLException {
      switch (this) {
        case INSERT -> acts.insert(connection);
        case UPDATE -> acts.update(connection);
        case UPDATE_BY_TEXT -> acts.updateByText(connection);
        case DELETE -> acts.delete(connection);
        case FIND -> acts.find(connection);
        case FIND_BY_VALUE -> acts.findByValue(connection);
        case FIND_BY_LITERAL -> acts.findByLiteral(connection);
        case READ_ALL -> acts.readAll(connection);
        case BATCH -> acts.transaction(connection, acts::batch);
        case TRANSACTION -> acts.transaction(connection, acts::several);
        case CONTENDED -> acts.contended(connection);
      }
    }
  }
}
