package dev.hushcell.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

/**
 * A database with 10,000 contacts, reached by the plain driver or by Hushcell with two protected
 * columns (randomized and equality).
 */
final class BenchDatabase implements AutoCloseable {
  static final int ROWS = 10_000;
  static final String PASSWORD = "a password for benchmarks";

  private final BenchServer server;
  private final Connection connection;
  private final Path directory;

  private BenchDatabase(BenchServer server, Connection connection, Path directory) {
    this.server = server;
    this.connection = connection;
    this.directory = directory;
  }

  /**
   * Opens a new database; {@code driver} is {@code plain} or {@code hushcell}, {@code product} one
   * that {@link BenchServer} starts.
   */
  static BenchDatabase open(String driver, String product) throws SQLException {
    return open(driver, product, "");
  }

  /** Opens one with more in its configuration, in which {@code %s} stands for its directory. */
  static BenchDatabase open(String driver, String product, String more) throws SQLException {
    try {
      Path directory = Files.createTempDirectory("hushcell-bench");
      BenchServer server = BenchServer.start(product);
      Properties settings = new Properties();
      boolean protecting = driver.equals("hushcell");
      if (protecting) {
        Path configuration = configuration(directory, server.textOrder());
        Files.writeString(
            configuration, more.replace("%s", directory.toString()), StandardOpenOption.APPEND);
        settings.setProperty("hushcell.config", configuration.toString());
      }
      Connection connection =
          DriverManager.getConnection(
              (protecting ? "jdbc:hushcell:" : "jdbc:") + server.url(), settings);
      BenchDatabase database = new BenchDatabase(server, connection, directory);
      database.fill();
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Connection connection() {
    return connection;
  }

  static String email(int id) {
    return String.format(Locale.ROOT, "person-%06d@example.organisation", id);
  }

  static String note(int id) {
    return String.format(Locale.ROOT, "note of 32 characters %010d", id);
  }

  static Path configuration(Path directory, String order) throws IOException {
    String text =
        """
        keystore:
          type: bcfks
          path: '%s'
          password: %s
          key: bench
          create: true
        columns:
          contact.email: { search: equality }
          contact.note: { evaluate: [range, pattern, order], text-order: %s, rows: 20000, bytes: 10000000 }
        fips: { module: %s }
        """
            .formatted(
                directory.resolve("keys.bcfks"), PASSWORD, order, BenchModule.choice().written());
    return Files.writeString(directory.resolve("hushcell.yaml"), text, StandardCharsets.UTF_8);
  }

  private void fill() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE contact (id INT PRIMARY KEY, email VARCHAR(60), note VARCHAR(60),"
              + " city VARCHAR(60))");
      statement.execute("CREATE INDEX contact_email ON contact (email)");
      statement.execute("CREATE TABLE place (id INT PRIMARY KEY, city VARCHAR(60))");
    }
    try (PreparedStatement contacts =
            connection.prepareStatement("INSERT INTO contact VALUES (?, ?, ?, ?)");
        PreparedStatement places = connection.prepareStatement("INSERT INTO place VALUES (?, ?)")) {
      for (int id = 0; id < ROWS; id++) {
        contacts.setInt(1, id);
        contacts.setString(2, email(id));
        contacts.setString(3, note(id));
        contacts.setString(4, "Springfield");
        contacts.addBatch();
        places.setInt(1, id);
        places.setString(2, "Springfield");
        places.addBatch();
      }
      contacts.executeBatch();
      places.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    delete(directory);
  }

  static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
