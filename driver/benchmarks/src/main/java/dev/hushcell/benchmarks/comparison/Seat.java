package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A contestant with its filled database and its connection, checked and ready to take turns. */
final class Seat implements AutoCloseable {
  /** How often it is done before the clock is looked at. */
  private static final int AT_ONCE = 5;

  /** How long a process that has waited works before it is measured. */
  private static final long AWAKE = 20_000_000;

  private final Database database;
  private final Connection plain;
  private final Connection connection;
  private final Operations operations;
  private int number = 100_000;

  private Seat(Database database, Connection plain, Connection connection, Form form) {
    this.database = database;
    this.plain = plain;
    this.connection = connection;
    this.operations = new Operations(connection, form);
  }

  /** Creates the tables, fills them and checks what the contestant does with them. */
  static Seat take(Entry entry, Database database) throws SQLException, IOException {
    Contestant contestant = entry.contestant();
    Connection plain = database.connect();
    contestant.create(database);
    Connection connection = contestant.connect(database);
    connection.setAutoCommit(false);
    Seat seat = new Seat(database, plain, connection, contestant.form());
    seat.operations.fill();
    connection.commit();
    new Correctness(connection, contestant.form()).check(seat.operations, entry.searches());
    Correctness.checkStored(plain, entry.encrypts());
    return seat;
  }

  /** Repeats an operation for a while, and takes back what it did. */
  Turn turn(Operation operation, long nanoseconds) throws SQLException, IOException {
    return turn(operation, nanoseconds, 0);
  }

  /** Repeats it for so many rows at least. */
  Turn turn(Operation operation, long nanoseconds, int atLeast) throws SQLException, IOException {
    Turn turn;
    try (Work work = operations.prepare(operation)) {
      for (long begin = System.nanoTime(); System.nanoTime() - begin < AWAKE; ) {
        work.run(number++);
      }
      Meter meter = new Meter(database.backends(plain));
      long rows = 0;
      do {
        for (int i = 0; i < AT_ONCE; i++) {
          rows += work.run(number++);
        }
      } while (meter.passed() < nanoseconds || rows < atLeast);
      turn = meter.stop(rows);
    }
    connection.rollback();
    database.tidy(plain, operation);
    return turn;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    plain.close();
    if (operations.read() == 0) {
      throw new IllegalStateException("nothing was read");
    }
  }
}
