package dev.hushcell.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Finds out whether a contestant does what it is measured for, before it is measured. */
final class Correctness {
  private final Connection connection;
  private final Form form;

  Correctness(Connection connection, Form form) {
    this.connection = connection;
    this.form = form;
  }

  /** Reads rows by key, by equality and by a scan, and after changes; throws when one is wrong. */
  void check(Operations operations, boolean searches) throws SQLException {
    for (int id = 0; id < Operations.ROWS; id += 97) {
      byKey(form, Database.READ, Person.of(id));
      byKey(Form.PLAIN, Database.PLAIN_READ, Person.of(id));
      if (searches) {
        byEmail(Person.of(id));
      }
    }
    scan(form, Database.READ);
    scan(Form.PLAIN, Database.PLAIN_READ);
    changes(operations, searches);
    connection.rollback();
    scan(form, Database.READ);
  }

  /**
   * Looks into the table through the plain driver; what must not be read there must not be there.
   */
  static void checkStored(Connection plain, boolean encrypts) throws SQLException {
    try (Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + Database.READ)) {
      int count = 0;
      while (rows.next()) {
        checkStored(rows, encrypts);
        count++;
      }
      require(count == Operations.ROWS, count + " rows are stored");
    }
  }

  private static void checkStored(ResultSet rows, boolean encrypts) throws SQLException {
    StringBuilder stored = new StringBuilder();
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      Object value = rows.getObject(column);
      stored
          .append(value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : value)
          .append('\n');
    }
    Person person = Person.of(rows.getInt("id"));
    for (String secret : List.of(person.userName(), person.email(), person.note())) {
      require(
          stored.indexOf(secret) >= 0 != encrypts,
          encrypts ? "plaintext is stored" : "a value is not where the check looks for it");
    }
  }

  private void changes(Operations operations, boolean searches) throws SQLException {
    try (Work update = operations.prepare(Operation.UPDATE);
        Work insert = operations.prepare(Operation.INSERT);
        Work batch = operations.prepare(Operation.BATCH);
        Work again = operations.prepare(Operation.REPREP);
        Work literals = operations.prepare(Operation.DISTINCT)) {
      require(update.run(Operations.ROWS + 7) == 1, "no row was updated");
      byKey(form, Database.READ, Person.of(7).withNote(Person.noteOf(Operations.ROWS + 7)));
      require(insert.run(5) == 1, "no row was inserted");
      require(batch.run(3) == Operations.BATCH, "a batch was not inserted");
      byKey(form, Database.ARRIVING, Person.of(5));
      byKey(form, Database.ARRIVING, Person.of(3 * Operations.BATCH + 42));
      require(again.run(8) == 1, "no row was found by a text that was prepared again");
      require(literals.run(9) == 1, "no row was found by literals");
    }
    if (searches) {
      try (Work find = operations.prepare(Operation.EQ)) {
        require(find.run(11) == 1, "no row was found by equality");
      }
    }
  }

  private void byKey(Form form, String table, Person expected) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(form.select(table) + " WHERE id = ?")) {
      statement.setInt(1, expected.id());
      requireOnly(form, statement, expected);
    }
  }

  private void byEmail(Person expected) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            form.select(Database.READ) + " WHERE " + form.searched() + " = ?")) {
      form.bindSearched(statement, expected.email());
      requireOnly(form, statement, expected);
    }
  }

  private static void requireOnly(Form form, PreparedStatement statement, Person expected)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      require(rows.next(), expected + " is not found");
      require(form.read(rows).equals(expected), expected + " has other values");
      require(!rows.next(), expected + " is found twice");
    }
  }

  private void scan(Form form, String table) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(form.select(table) + " ORDER BY id");
        ResultSet rows = statement.executeQuery()) {
      for (int id = 0; id < Operations.ROWS; id++) {
        require(rows.next(), "a scan ends before row " + id);
        require(form.read(rows).equals(Person.of(id)), "a scan has other values in row " + id);
      }
      require(!rows.next(), "a scan has more rows");
    }
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalStateException(otherwise);
    }
  }
}
