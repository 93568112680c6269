package dev.hushcell.samples.quickstart;

import dev.hushcell.Hushcell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * The same table through Hushcell and through the plain driver.
 *
 * <p>An application changes its URL and nothing else; the columns to protect are named in {@code
 * hushcell.yaml}.
 */
public final class Quickstart {
  private static final Path DIRECTORY = Path.of("target", "quickstart");
  private static final String PLAIN_URL = "jdbc:h2:./target/quickstart/crm";
  private static final String URL = "jdbc:hushcell:h2:./target/quickstart/crm";

  private Quickstart() {}

  /** Runs it; needs no arguments. */
  public static void main(String[] arguments) throws SQLException, IOException {
    startAfresh();
    say("FIPS module", Hushcell.status().toString());
    try (Connection connection = DriverManager.getConnection(URL, "sa", "")) {
      writeContacts(connection);
      say("The application reads", row(connection));
      say("The database holds", storedRow());
      say("Found by e-mail", lookUp(connection, "ada@example.com"));
      say("Refused", refusal(connection));
      say("Key store", Hushcell.status(connection).keyStore());
    }
  }

  private static void writeContacts(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE contact ("
              + "id INT PRIMARY KEY, name VARCHAR(40),"
              + " email VARCHAR(100) UNIQUE, password VARCHAR(60))");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO contact VALUES (?, ?, ?, ?)")) {
      insert(insert, 1, "Ada", "ada@example.com", "difference engine");
      insert(insert, 2, "Grace", "grace@example.com", "nanosecond");
    }
  }

  private static void insert(
      PreparedStatement insert, int id, String name, String email, String password)
      throws SQLException {
    insert.setInt(1, id);
    insert.setString(2, name);
    insert.setString(3, email);
    insert.setString(4, password);
    insert.executeUpdate();
  }

  private static String row(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM contact WHERE id = 1")) {
      row.next();
      return String.join(
          " | ", row.getString("name"), row.getString("email"), row.getString("password"));
    }
  }

  /** The same SELECT through the plain driver, as somebody with a backup would see it. */
  private static String storedRow() throws SQLException {
    try (Connection connection = DriverManager.getConnection(PLAIN_URL, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM contact WHERE id = 1")) {
      row.next();
      HexFormat hex = HexFormat.of();
      return String.join(
          " |\n    ",
          row.getString("name"),
          hex.formatHex(row.getBytes("email")),
          hex.formatHex(row.getBytes("password")));
    }
  }

  private static String lookUp(Connection connection, String email) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT name FROM contact WHERE email = ?")) {
      query.setString(1, email);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : "nobody";
      }
    }
  }

  private static String refusal(Connection connection) {
    String sql = "SELECT name FROM contact ORDER BY password";
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(sql).close();
      return "nothing";
    } catch (SQLException e) {
      return sql + "\n    " + e.getMessage();
    }
  }

  private static void say(String title, String text) {
    System.out.println(title + "\n    " + text + "\n");
  }

  private static void startAfresh() throws IOException {
    Files.createDirectories(DIRECTORY);
    try (var files = Files.list(DIRECTORY)) {
      for (Path file : List.copyOf(files.toList())) {
        Files.delete(file);
      }
    }
  }
}
