package dev.hushcell.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * CPU time of the whole process, in milliseconds, for the steps of an application's start: the FIPS
 * module, a connection through the plain driver, the first one through Hushcell and its first
 * statement on a protected table. Each round is a JVM of its own; the key store is there already.
 */
public final class FirstConnection {
  private static final int ROUNDS = 7;
  private static final String URL = "h2:file:";

  private FirstConnection() {}

  /** Without arguments: all rounds and their medians. With arguments: one round in this JVM. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      round(arguments[0], Path.of(arguments[1]));
      return;
    }
    Path directory = Files.createTempDirectory("hushcell-first");
    try {
      prepare(directory);
      print(rounds("connection", directory));
      print(rounds("keys", directory));
    } finally {
      BenchDatabase.delete(directory);
    }
  }

  private static void prepare(Path directory) throws IOException, SQLException {
    BenchDatabase.configuration(directory, "utf-16");
    try (Connection connection = hushcell(directory);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE contact (id INT, email VARCHAR(60), note VARCHAR(60))");
      statement.execute("INSERT INTO contact VALUES (1, 'ada@example.org', 'first')");
    }
  }

  private static List<double[]> rounds(String kind, Path directory) throws Exception {
    List<double[]> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(Forked.run(FirstConnection.class, kind, directory.toString()));
    }
    return rounds;
  }

  private static void round(String kind, Path directory) throws Exception {
    StringBuilder line = new StringBuilder();
    long before = settled();
    BenchModule.shared();
    before = step(line, before);
    askPlainly(directory);
    before = step(line, before);
    if (kind.equals("keys")) {
      readKeys(directory);
      step(line, before);
    } else {
      connect(directory, line, before);
    }
    System.out.println(line);
  }

  /** What a pool, Hibernate or Flyway does first in any case: connect and look into the schema. */
  private static void askPlainly(Path directory) throws SQLException {
    String url = "jdbc:" + URL + directory.resolve("plain");
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
      if (tables.next()) {
        throw new IllegalStateException("the plain database is not empty");
      }
    }
  }

  /** The key store alone, opened and asked for the key and the pins, as a connection does. */
  static void readKeys(Path directory) throws Exception {
    char[] password = BenchDatabase.PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance("BCFKS", BenchModule.shared().provider());
    try (InputStream in = Files.newInputStream(directory.resolve("keys.bcfks"))) {
      store.load(in, password);
    }
    for (String entry : Collections.list(store.aliases())) {
      if (store.getKey(entry, password) == null) {
        throw new IllegalStateException("the key store does not give " + entry);
      }
    }
  }

  private static void connect(Path directory, StringBuilder line, long started)
      throws SQLException, InterruptedException {
    long before = started;
    try (Connection connection = hushcell(directory)) {
      before = step(line, before);
      read(connection);
      step(line, before);
    }
  }

  private static long step(StringBuilder line, long before) throws InterruptedException {
    long now = settled();
    line.append(now - before).append(' ');
    return now;
  }

  /** Waits until compilation that a step caused is done too, and returns the CPU time by then. */
  private static long settled() throws InterruptedException {
    long before;
    long now = cpu();
    do {
      before = now;
      Thread.sleep(200);
      now = cpu();
    } while (now - before > 10);
    return now;
  }

  private static void read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT email, note FROM contact")) {
      while (rows.next()) {
        if (!rows.getString(1).equals("ada@example.org")) {
          throw new IllegalStateException("another row came back");
        }
      }
    }
  }

  private static Connection hushcell(Path directory) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("hushcell.config", directory.resolve("hushcell.yaml").toString());
    return DriverManager.getConnection("jdbc:hushcell:" + URL + directory.resolve("crm"), settings);
  }

  private static void print(List<double[]> rounds) {
    int steps = rounds.get(0).length;
    String[] names = {
      "start of the FIPS module",
      "plain driver: connection, list of tables",
      steps == 3 ? "the key store alone" : "first connection of Hushcell",
      "first statement on a protected table"
    };
    System.out.println("CPU milliseconds, median of " + ROUNDS + " JVMs (least)");
    for (int step = 0; step < steps; step++) {
      int at = step;
      double[] sorted = rounds.stream().mapToDouble(round -> round[at]).sorted().toArray();
      System.out.printf("%-40s %6.0f (%.0f)%n", names[step], sorted[ROUNDS / 2], sorted[0]);
    }
  }

  private static long cpu() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1_000_000;
  }
}
