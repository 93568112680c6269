package dev.hushcell.leak;

import dev.hushcell.testing.leak.Marks;
import dev.hushcell.testing.leak.Testimony;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection under test, the marks to send and the place for everything that it says. */
final class Session {
  private final Connection connection;
  private final Marks marks;
  private final Testimony testimony;
  private int lastId;

  Session(Connection connection, Marks marks, Testimony testimony, int firstId) {
    this.connection = connection;
    this.marks = marks;
    this.testimony = testimony;
    this.lastId = firstId;
    testimony.hear(connection);
  }

  Connection connection() {
    return connection;
  }

  Marks marks() {
    return marks;
  }

  Testimony testimony() {
    return testimony;
  }

  /** Returns a fresh primary key. */
  int id() {
    return ++lastId;
  }

  /** Returns a fresh mark as an SQL literal. */
  String literal() {
    return "'" + marks.text() + "'";
  }

  /** Runs a plain statement and reads whatever comes back. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean rows;
      try {
        rows = statement.execute(sql);
      } finally {
        testimony.hear(statement);
      }
      if (rows) {
        drain(statement.getResultSet());
      }
    }
  }

  /** Prepares a statement, binds, runs it and reads whatever comes back. */
  void prepare(String sql, Binder binder) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      try {
        binder.bind(statement);
        testimony.hear(statement);
        if (statement.execute()) {
          drain(statement.getResultSet());
        }
      } finally {
        testimony.hear(statement);
      }
    }
  }

  /** Inserts a row with one protected column, bound in some way. */
  void insertOne(String column, Binder binder) throws SQLException {
    prepare("INSERT INTO vault (" + column + ", id) VALUES (?, " + id() + ")", binder);
  }

  void drain(ResultSet rows) throws SQLException {
    try (rows) {
      testimony.hear(rows);
      testimony.hear(rows.getMetaData());
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }

  /** Binds parameters. */
  interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }
}
