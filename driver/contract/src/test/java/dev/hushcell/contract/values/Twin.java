package dev.hushcell.contract.values;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A table with one row, in which a value is put and from which it is read. */
final class Twin implements AutoCloseable {
  private final Connection connection;
  private final boolean typed;
  private final String behind;

  /** Makes the table, without a word behind what is read. */
  Twin(Connection connection, Columns columns, boolean typed) throws SQLException {
    this(connection, columns.definition(), typed, "");
  }

  /**
   * Makes the table.
   *
   * @param typed whether the class of an object is that of its column
   * @param behind what stands behind FROM thing in the query that reads
   */
  Twin(Connection connection, String definition, boolean typed, String behind) throws SQLException {
    this.connection = connection;
    this.typed = typed;
    this.behind = behind;
    try (Statement statement = connection.createStatement()) {
      statement.execute(definition);
      statement.execute("insert into thing (id) values (1)");
    }
  }

  /** Commits nothing from now on, which costs time. */
  void uncommitted() throws SQLException {
    connection.setAutoCommit(false);
  }

  /** Binds a value to a column and reads it back as text, and as an object of its type. */
  Outcome kept(String column, Binding.Setter setter) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update thing set " + column + " = ? where id = 1")) {
      setter.set(update);
      update.executeUpdate();
    } catch (SQLException e) {
      return Outcome.failed(e);
    } catch (RuntimeException e) {
      return new Outcome.Failed("");
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select " + column + " from thing")) {
      row.next();
      String object = typed ? read(() -> shown(Content.of(row.getObject(1)))) : "";
      String text = read(() -> row.getString(1));
      return text.startsWith("java.io.")
          ? new Outcome.Failed("") // the driver keeps the name of the stream
          : new Outcome.Kept(object + ", as text " + text);
    }
  }

  /** Reads what the column has by a getter. */
  Outcome read(String column, Getter getter) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select " + column + " from thing" + behind)) {
      row.next();
      try {
        Object value = getter.get(row);
        return new Outcome.Kept(shown(Content.of(value)) + (row.wasNull() ? ", null" : ""));
      } catch (SQLException e) {
        return Outcome.failed(e);
      } catch (RuntimeException | IOException | Error e) {
        return new Outcome.Failed("");
      }
    }
  }

  private interface Reading {
    @Nullable String read() throws SQLException, IOException;
  }

  /** A driver may not be able to read what it has written. */
  private static String read(Reading reading) {
    try {
      return String.valueOf(reading.read());
    } catch (SQLException | IOException | DateTimeException e) {
      return "unreadable";
    }
  }

  private static String shown(@Nullable Object value) {
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
