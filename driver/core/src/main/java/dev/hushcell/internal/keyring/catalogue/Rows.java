package dev.hushcell.internal.keyring.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of one query. */
public final class Rows {
  private Rows() {}

  /** Makes something of a row. */
  @FunctionalInterface
  public interface Row<R> {
    R read(ResultSet row) throws SQLException;
  }

  /** Returns what the reader makes of each row, in order. */
  public static <R> List<R> of(
      Connection connection, String sql, Row<R> reader, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<R> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }
}
