package dev.hushcell.benchmarks.comparison;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The operations on one connection, as an application would write them. */
final class Operations {
  /** Rows of the tables that are read. */
  static final int ROWS = 1000;

  static final int BATCH = 100;

  private final Connection connection;
  private final Form protecting;
  private int read;

  Operations(Connection connection, Form protecting) {
    this.connection = connection;
    this.protecting = protecting;
  }

  /** Prepares an operation. */
  Work prepare(Operation operation) throws SQLException {
    return switch (operation) {
      case INSERT -> inserting(protecting, Database.ARRIVING);
      case BATCH -> inBatches(protecting, Database.ARRIVING);
      case PK -> byKey(protecting, Database.READ);
      case EQ -> byEmail();
      case SCAN -> scanning(protecting, Database.READ);
      case UPDATE -> updating();
      case REPREP -> this::preparedAgain;
      case DISTINCT -> this::neverSeen;
      case PLAIN_INSERT -> inserting(Form.PLAIN, Database.PLAIN_ARRIVING);
      case PLAIN_PK -> byKey(Form.PLAIN, Database.PLAIN_READ);
      case PLAIN_SCAN -> scanning(Form.PLAIN, Database.PLAIN_READ);
    };
  }

  /** Fills the tables that are read. */
  void fill() throws SQLException {
    fill(protecting, Database.READ);
    fill(Form.PLAIN, Database.PLAIN_READ);
  }

  /** Returns how many rows were read, so that nobody may leave reading out. */
  int read() {
    return read;
  }

  private void fill(Form form, String table) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(form.insert(table))) {
      for (int id = 0; id < ROWS; id++) {
        form.bind(insert, Person.of(id));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private Work inserting(Form form, String table) throws SQLException {
    return new Prepared(connection.prepareStatement(form.insert(table))) {
      @Override
      public int run(int number) throws SQLException {
        form.bind(statement, Person.of(number));
        return statement.executeUpdate();
      }
    };
  }

  private Work inBatches(Form form, String table) throws SQLException {
    return new Prepared(connection.prepareStatement(form.insert(table))) {
      @Override
      public int run(int number) throws SQLException {
        for (int i = 0; i < BATCH; i++) {
          form.bind(statement, Person.of(number * BATCH + i));
          statement.addBatch();
        }
        return statement.executeBatch().length;
      }
    };
  }

  private Work byKey(Form form, String table) throws SQLException {
    return new Prepared(connection.prepareStatement(form.select(table) + " WHERE id = ?")) {
      @Override
      public int run(int number) throws SQLException {
        statement.setInt(1, number % ROWS);
        return readAll(form, statement.executeQuery());
      }
    };
  }

  private Work byEmail() throws SQLException {
    String text = protecting.select(Database.READ) + " WHERE " + protecting.searched() + " = ?";
    return new Prepared(connection.prepareStatement(text)) {
      @Override
      public int run(int number) throws SQLException {
        protecting.bindSearched(statement, Person.emailOf(number % ROWS));
        return readAll(protecting, statement.executeQuery());
      }
    };
  }

  private Work scanning(Form form, String table) throws SQLException {
    return new Prepared(connection.prepareStatement(form.select(table))) {
      @Override
      public int run(int number) throws SQLException {
        return readAll(form, statement.executeQuery());
      }
    };
  }

  private Work updating() throws SQLException {
    String text = "UPDATE " + Database.READ + " SET note = ? WHERE id = ?";
    return new Prepared(connection.prepareStatement(text)) {
      @Override
      public int run(int number) throws SQLException {
        protecting.bindNote(statement, Person.noteOf(number));
        statement.setInt(2, number % ROWS);
        return statement.executeUpdate();
      }
    };
  }

  private int preparedAgain(int number) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(protecting.select(Database.READ) + " WHERE id = ?")) {
      statement.setInt(1, number % ROWS);
      return readAll(protecting, statement.executeQuery());
    }
  }

  private int neverSeen(int number) throws SQLException {
    String text =
        protecting.select(Database.READ)
            + " WHERE id = "
            + number % ROWS
            + " AND balance > -"
            + (number + 1);
    try (Statement statement = connection.createStatement()) {
      return readAll(protecting, statement.executeQuery(text));
    }
  }

  private int readAll(Form form, ResultSet rows) throws SQLException {
    int count = 0;
    try (rows) {
      while (rows.next()) {
        read += form.read(rows).note().length();
        count++;
      }
    }
    return count;
  }

  /** An operation that keeps its statement. */
  private abstract static class Prepared implements Work {
    final PreparedStatement statement;

    Prepared(PreparedStatement statement) {
      this.statement = statement;
    }

    @Override
    public void close() throws SQLException {
      statement.close();
    }
  }
}
