package dev.hushcell.benchmarks;

import dev.hushcell.Hushcell;
import dev.hushcell.internal.fips.FipsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Wall time, in milliseconds, of what an application waits for when it starts beside a running
 * PostgreSQL: its first connection, its first statement, its tenth connection. Each round is a JVM
 * of its own, in which nothing was loaded before; table and key store are there.
 */
public final class ColdStart {
  private static final int ROUNDS = 7;
  private static final int CONNECTIONS = 10;

  /** How much earlier than its first connection an application builds its data source. */
  private static final long EARLIER = 1500;

  private ColdStart() {}

  /** How an application connects. */
  private enum Kind {
    PLAIN("plain driver"),
    PLAIN_ARCHIVED("plain driver, class-data archive", PLAIN),
    BY_HAND("plain driver, and the module and its key store opened by hand"),
    BY_HAND_ARCHIVED("the same, class-data archive", BY_HAND),
    AT_ONCE("Hushcell"),
    AT_ONCE_ARCHIVED("Hushcell, class-data archive", AT_ONCE),
    ANNOUNCED("Hushcell, of which the application knew 1.5 s before"),
    ANNOUNCED_ARCHIVED("the same, class-data archive", ANNOUNCED);

    private final String title;

    /** The kind whose classes the archive has, or itself where there is none. */
    private final Kind archived;

    Kind(String title) {
      this.title = title;
      this.archived = this;
    }

    Kind(String title, Kind archived) {
      this.title = title;
      this.archived = archived;
    }
  }

  /** Without arguments: all rounds and their medians. With arguments: one round in this JVM. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3) {
      round(Kind.valueOf(arguments[0]), arguments[1], Path.of(arguments[2]));
      return;
    }
    Path directory = Files.createTempDirectory("hushcell-cold");
    try (BenchServer server = BenchServer.start("postgresql")) {
      prepare(server.url(), directory);
      System.out.println("| ms, medians | first connection | first statement | tenth connection |");
      System.out.println("| --- | --- | --- | --- |");
      ClassArchive archive = new ClassArchive(directory);
      Map<Kind, List<double[]>> rounds = new EnumMap<>(Kind.class);
      for (int i = 0; i < ROUNDS; i++) {
        for (Kind kind : Kind.values()) {
          rounds
              .computeIfAbsent(kind, each -> new ArrayList<>())
              .add(run(archive, kind, server.url(), directory.toString()));
        }
      }
      rounds.forEach(ColdStart::print);
    } finally {
      BenchDatabase.delete(directory);
    }
  }

  /** Runs a round; the first with an archive makes it before. */
  private static double[] run(ClassArchive archive, Kind kind, String url, String directory)
      throws IOException, InterruptedException {
    if (kind.archived == kind) {
      return Forked.run(ColdStart.class, kind.name(), url, directory);
    }
    String like = kind.archived.name();
    if (!archive.isMade(like)) {
      Forked.run(archive.making(like), ColdStart.class, like, url, directory);
    }
    return Forked.run(archive.using(like), ColdStart.class, like, url, directory);
  }

  private static void prepare(String url, Path directory) throws IOException, SQLException {
    BenchDatabase.configuration(directory, "code-point");
    try (Connection plain = DriverManager.getConnection("jdbc:" + url);
        Statement statement = plain.createStatement()) {
      statement.execute("CREATE TABLE plain (id INT, email VARCHAR(60), note VARCHAR(60))");
      statement.execute("INSERT INTO plain VALUES (1, 'ada@example.org', 'first')");
    }
    try (Connection ours = connection(Kind.AT_ONCE, url, directory);
        Statement statement = ours.createStatement()) {
      statement.execute("CREATE TABLE contact (id INT, email VARCHAR(60), note VARCHAR(60))");
      statement.execute("INSERT INTO contact VALUES (1, 'ada@example.org', 'first')");
    }
  }

  private static Connection connection(Kind kind, String url, Path directory) throws SQLException {
    if (kind == Kind.PLAIN || kind == Kind.BY_HAND) {
      return DriverManager.getConnection("jdbc:" + url);
    }
    Properties settings = new Properties();
    settings.setProperty("hushcell.config", directory.resolve("hushcell.yaml").toString());
    return DriverManager.getConnection("jdbc:hushcell:" + url, settings);
  }

  private static void round(Kind kind, String url, Path directory) throws Exception {
    if (kind == Kind.BY_HAND) {
      boolean unusedFirst = FipsModules.begin(BenchModule.choice());
    }
    if (kind == Kind.ANNOUNCED) {
      Hushcell.warmUp(); // as whoever builds a data source or a pool has it done
      Thread.sleep(EARLIER);
    }
    String table = kind == Kind.PLAIN || kind == Kind.BY_HAND ? "plain" : "contact";
    double[] took = new double[3];
    List<Connection> all = new ArrayList<>();
    for (int i = 1; i <= CONNECTIONS; i++) {
      long before = System.nanoTime();
      Connection connection = connection(kind, url, directory);
      if (i == 1 && kind == Kind.BY_HAND) {
        FirstConnection.readKeys(directory); // what no driver in approved mode could do without
      }
      double connected = (System.nanoTime() - before) / 1e6;
      all.add(connection);
      if (i == 1) {
        took[0] = connected;
        before = System.nanoTime();
        read(connection, table);
        took[1] = (System.nanoTime() - before) / 1e6;
      }
      took[2] = connected;
    }
    for (Connection each : all) {
      each.close();
    }
    System.out.println(took[0] + " " + took[1] + " " + took[2]);
  }

  private static void read(Connection connection, String table) throws SQLException {
    String sql = "SELECT email, note FROM " + table + " WHERE id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, 1);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || !row.getString(1).equals("ada@example.org")) {
          throw new IllegalStateException("another row came back");
        }
      }
    }
  }

  private static void print(Kind kind, List<double[]> rounds) {
    StringBuilder line = new StringBuilder("| ").append(kind.title);
    for (int step = 0; step < rounds.get(0).length; step++) {
      int at = step;
      double[] sorted = rounds.stream().mapToDouble(round -> round[at]).sorted().toArray();
      line.append(" | ").append(Math.round(sorted[ROUNDS / 2]));
    }
    System.out.println(line.append(" |"));
  }
}
