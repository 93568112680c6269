package dev.hushcell.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;

/**
 * The time that it takes to read many rows with a protected text of 30 characters, to deliver the
 * first of them in the order of the text, and to deliver all in that order. What memory that takes
 * shows by the heap in which it runs: {@code -Xmx}.
 */
public final class SortCost {
  private static final int ROUNDS = 3;
  private static final int LENGTH = 30;
  private static final int BATCH = 1_000;

  private final OperatingSystemMXBean clock =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Connection connection;
  private final int rows;

  private SortCost(Connection connection, int rows) {
    this.connection = connection;
    this.rows = rows;
  }

  /**
   * Takes the product, {@code h2} or {@code postgresql}, how many rows, and perhaps the first
   * letters of one query.
   */
  public static void main(String[] arguments) throws Exception {
    String product = arguments[0];
    int rows = Integer.parseInt(arguments[1]);
    String only = arguments.length > 2 ? arguments[2] : "";
    Path directory = Files.createTempDirectory("hushcell-bench");
    try (BenchServer server = BenchServer.start(product)) {
      String url = product.equals("h2") ? "h2:" + directory.resolve("data") : server.url();
      Properties settings = new Properties();
      settings.setProperty(
          "hushcell.config", configuration(directory, server.textOrder()).toString());
      try (Connection connection = DriverManager.getConnection("jdbc:hushcell:" + url, settings)) {
        SortCost cost = new SortCost(connection, rows);
        cost.fill();
        connection.setAutoCommit(false);
        cost.time(only, "reading", "SELECT id, name FROM person", rows);
        cost.time(only, "first 20", "SELECT id, name FROM person ORDER BY name LIMIT 20", 20);
        cost.time(only, "whole sort", "SELECT id, name FROM person ORDER BY name", rows);
        connection.rollback();
      }
    } finally {
      BenchDatabase.delete(directory);
    }
  }

  private static Path configuration(Path directory, String order) throws Exception {
    String text =
        """
        keystore:
          type: bcfks
          path: '%s'
          password: %s
          key: bench
          create: true
        columns:
          person.name: { evaluate: [order], text-order: %s, rows: 10000000, bytes: 1000000000 }
        fips: { module: %s }
        """
            .formatted(
                directory.resolve("keys.bcfks"),
                BenchDatabase.PASSWORD,
                order,
                BenchModule.choice().written());
    return Files.writeString(directory.resolve("hushcell.yaml"), text);
  }

  private void fill() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(60))");
    }
    Random random = new Random(1);
    connection.setAutoCommit(false);
    try (PreparedStatement people =
        connection.prepareStatement("INSERT INTO person VALUES (?, ?)")) {
      for (int id = 0; id < rows; id++) {
        people.setInt(1, id);
        people.setString(2, name(random));
        people.addBatch();
        if (id % BATCH == BATCH - 1) {
          people.executeBatch();
          connection.commit();
        }
      }
      people.executeBatch();
      connection.commit();
    }
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      name.append((char) ('a' + random.nextInt(26)));
    }
    return name.toString();
  }

  private void time(String only, String what, String sql, int expected) throws SQLException {
    if (!what.startsWith(only)) {
      return;
    }
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      long used = clock.getProcessCpuTime();
      int found = 0;
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setFetchSize(what.equals("reading") ? BATCH : 0);
        try (ResultSet all = query.executeQuery()) {
          while (all.next()) {
            found += all.getInt(1) >= 0 && !all.getString(2).isEmpty() ? 1 : 0;
          }
        }
      }
      if (found != expected) {
        throw new IllegalStateException(found + " rows");
      }
      System.out.printf(
          Locale.ROOT,
          "%-12s %,8d ms, of which %,8d ms of CPU%n",
          what,
          (System.nanoTime() - began) / 1_000_000,
          (clock.getProcessCpuTime() - used) / 1_000_000);
    }
  }
}
