package dev.hushcell.contract;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What queries find. */
public final class Found {
  private Found() {}

  /** Returns the rows, their columns joined by a bar. */
  public static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows(rows);
    }
  }

  public static List<String> rows(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(String.valueOf(rows.getString(i)));
      }
      found.add(String.join("|", row));
    }
    return found;
  }

  /** Returns what a query calls its columns. */
  public static List<String> columns(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        found.add(rows.getMetaData().getColumnLabel(i));
      }
      return found;
    }
  }

  /** Returns the stored bytes of a query's first column, as Latin-1, to be searched for text. */
  public static List<String> bytes(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        byte[] bytes = rows.getBytes(1);
        found.add(bytes == null ? "null" : new String(bytes, StandardCharsets.ISO_8859_1));
      }
      return found;
    }
  }
}
