package dev.hushcell.lifetime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What an application does all day: writes rows of its own, finds them again, reads them. Each
 * value follows from the name of the application and the number of the row, so that nothing that
 * was lost, exchanged or damaged goes unnoticed.
 */
final class Application {
  private static final int LAST = 10;
  private static final String DESTROYED = "[HC-1327]";

  private final Connection connection;
  private final String name;
  private int rows;
  private boolean passwordsAreGone;

  Application(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  /** Finds all that it ever wrote. */
  void start() throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement("select count(*) from contact where owner = ?")) {
      count.setString(1, name);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        rows = row.getInt(1);
      }
    }
    for (int i = 0; i < rows; i++) {
      find(i);
    }
    readPasswords(0);
  }

  /** Writes a row, finds it and some of those before, and reads the last passwords. */
  void round() throws SQLException {
    insert(rows);
    rows++;
    find(rows - 1);
    find((rows * 7) % rows);
    find(rows / 2);
    readPasswords(rows - LAST);
  }

  int rows() {
    return rows;
  }

  boolean passwordsAreGone() {
    return passwordsAreGone;
  }

  static String email(String owner, int number) {
    return owner + "-" + number + "@example.org";
  }

  static String password(String owner, int number) {
    return "the password " + number + " of " + owner;
  }

  private void insert(int number) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into contact (owner, line, email) values (?, ?, ?)")) {
      insert.setString(1, name);
      insert.setInt(2, number);
      insert.setString(3, email(name, number));
      insert.executeUpdate();
    }
    if (!passwordsAreGone) {
      writePassword(number);
    }
  }

  private void writePassword(int number) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into mailbox (owner, line, password) values (?, ?, ?)")) {
      insert.setString(1, name);
      insert.setInt(2, number);
      insert.setString(3, password(name, number));
      insert.executeUpdate();
    } catch (SQLException e) {
      requireDestroyed(e);
    }
  }

  private void find(int number) throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement("select line, email from contact where email = ?")) {
      find.setString(1, email(name, number));
      try (ResultSet row = find.executeQuery()) {
        require(row.next() && row.getInt(1) == number, "contact " + number + " is not found");
        require(email(name, number).equals(row.getString(2)), "contact " + number + " differs");
        require(!row.next(), "contact " + number + " is found twice");
      }
    }
  }

  private void readPasswords(int from) throws SQLException {
    try (PreparedStatement read =
        connection.prepareStatement(
            "select line, password from mailbox where owner = ? and line >= ?")) {
      read.setString(1, name);
      read.setInt(2, from);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          int number = row.getInt(1);
          boolean right = password(name, number).equals(row.getString(2));
          require(!passwordsAreGone, "a password was read although its key is destroyed");
          require(right, "password " + number + " differs");
        }
      }
    } catch (SQLException e) {
      requireDestroyed(e);
    }
  }

  private void requireDestroyed(SQLException failure) throws SQLException {
    if (!String.valueOf(failure.getMessage()).contains(DESTROYED)) {
      throw failure;
    }
    passwordsAreGone = true;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
