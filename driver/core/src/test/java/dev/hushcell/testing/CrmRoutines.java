package dev.hushcell.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What an H2 database runs as stored procedures and functions; it finds cells only. */
public final class CrmRoutines {
  private CrmRoutines() {}

  /** Stores a cell. */
  public static int setPassword(Connection connection, int id, byte[] cell) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE CRM.MAILBOX SET PASSWORD = ? WHERE ID = ?")) {
      update.setBytes(1, cell);
      update.setInt(2, id);
      return update.executeUpdate();
    }
  }

  /** Finds a row by a cell. */
  public static Integer find(Connection connection, byte[] cell) throws SQLException {
    try (ResultSet rows = contacts(connection, cell)) {
      return rows.next() ? rows.getInt(1) : null;
    }
  }

  /** Returns rows by a cell, as a table without a protected column. */
  public static ResultSet contacts(Connection connection, byte[] cell) throws SQLException {
    PreparedStatement query =
        connection.prepareStatement("SELECT ID, NAME FROM CRM.CONTACT WHERE EMAIL = ?");
    query.setBytes(1, cell);
    return query.executeQuery();
  }

  /** Returns a cell of a text. */
  public static byte[] emailOf(Connection connection, int id) throws SQLException {
    return cell(connection, "EMAIL", id);
  }

  /** Returns a cell of a date. */
  public static byte[] bornOf(Connection connection, int id) throws SQLException {
    return cell(connection, "BORN", id);
  }

  /** Returns a cell of a number. */
  public static byte[] creditOf(Connection connection, int id) throws SQLException {
    return cell(connection, "CREDIT", id);
  }

  private static byte[] cell(Connection connection, String column, int id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + column + " FROM CRM.CONTACT WHERE ID = ?")) {
      query.setInt(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getBytes(1) : null;
      }
    }
  }

  /** Returns rows with a protected column. */
  public static ResultSet people(Connection connection, int id) throws SQLException {
    PreparedStatement query =
        connection.prepareStatement("SELECT ID, EMAIL FROM CRM.CONTACT WHERE ID >= ? ORDER BY ID");
    query.setInt(1, id);
    return query.executeQuery();
  }

  /** Takes text, in which a cell would be destroyed. */
  public static int findText(String text) {
    return text.length();
  }
}
