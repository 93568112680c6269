package dev.hushcell.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * Two databases of H2 in memory with the same tables, one of the plain driver and one of Hushcell.
 */
final class Pair implements AutoCloseable {
  private static final String KEYS =
      """
      keystore:
        type: bcfks
        path: '%s'
        password: a password for benchmarks
        key: bench
        create: true
      columns:
      """;
  private static final String OPTIONS = ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0";

  private final String name = "h2:mem:" + UUID.randomUUID();
  private final Properties settings = new Properties();
  private final Connection plain;
  private final Connection protecting;

  /** Declares columns, a line of configuration for each, and creates tables in both databases. */
  Pair(List<String> columns, List<String> definitions) throws SQLException, IOException {
    Path directory = Files.createTempDirectory("growth");
    Path file = directory.resolve("hushcell.yaml");
    String declared = "  " + String.join("\n  ", columns) + "\n";
    Files.writeString(file, KEYS.formatted(directory.resolve("keys.bcfks")) + declared);
    settings.setProperty("hushcell.config", file.toString());
    plain = open(false);
    protecting = open(true);
    for (Connection connection : List.of(plain, protecting)) {
      try (Statement statement = connection.createStatement()) {
        for (String definition : definitions) {
          statement.execute(definition);
        }
      }
    }
  }

  Connection connection(boolean ours) {
    return ours ? protecting : plain;
  }

  /** Opens one more connection. */
  Connection open(boolean ours) throws SQLException {
    return ours
        ? DriverManager.getConnection("jdbc:hushcell:" + name + "-ours" + OPTIONS, settings)
        : DriverManager.getConnection("jdbc:" + name + OPTIONS);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : List.of(plain, protecting)) {
      try (connection;
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      }
    }
  }
}
