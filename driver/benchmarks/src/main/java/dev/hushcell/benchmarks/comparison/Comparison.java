package dev.hushcell.benchmarks.comparison;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares Hushcell with the plain driver and with what people use instead, and writes the tables
 * into the README of this folder. System properties {@code comparison.*} change how.
 */
public final class Comparison {
  private final Settings settings = Settings.read();
  private final int cores = Runtime.getRuntime().availableProcessors();
  private final boolean onOne = OneProcessor.keep();

  private Comparison() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    new Comparison().run();
    System.exit(0); // the server of PostgreSQL may have threads that go on
  }

  private void run() throws IOException, SQLException {
    for (String product : settings.products()) {
      if (product.equals("postgresql")) {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
          compare(product, server);
        }
      } else {
        compare(product, null);
      }
    }
  }

  private void compare(String product, @Nullable EmbeddedPostgres server)
      throws IOException, SQLException {
    Results results = new Results();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    for (int start = 1; start <= settings.starts(); start++) {
      System.out.println(product + ": start " + start);
      play(product, server, start, results);
    }
    Report report = new Report(results, circumstances(product, load));
    Files.writeString(settings.target().resolve("comparison-" + product + ".csv"), report.csv());
    settings.readme().write("comparison " + product, report.markdown());
  }

  /** Has everybody begin from nothing, since no two processes compile the same code alike. */
  private void play(String product, @Nullable EmbeddedPostgres server, int start, Results results)
      throws IOException, SQLException {
    List<Opponent> opponents = new ArrayList<>();
    try {
      for (Entry entry : settings.entries(product)) {
        System.out.println(product + ": " + entry.key());
        opponents.add(start(server, entry, start));
      }
      play(product, new Match(opponents, start), results);
    } finally {
      opponents.forEach(Opponent::close);
    }
  }

  private Opponent start(@Nullable EmbeddedPostgres server, Entry entry, int start)
      throws IOException, SQLException {
    Path directory = Files.createTempDirectory("comparison-" + entry.key());
    directory.toFile().deleteOnExit();
    return Opponent.start(entry, url(server, entry, start), directory, settings.target());
  }

  private static String url(@Nullable EmbeddedPostgres server, Entry entry, int start)
      throws SQLException {
    if (server == null) {
      return "h2:mem:bench;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0";
    }
    String name = entry.key().replace('-', '_') + start;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return server.getJdbcUrl("postgres", name).substring("jdbc:".length());
  }

  private void play(String product, Match match, Results results) throws IOException {
    for (int round = -settings.warmUps(); round < settings.rounds(); round++) {
      System.out.println(product + ": round " + round);
      boolean counts = round >= 0;
      match.round(
          settings.nanoseconds(),
          sample -> {
            if (counts) {
              results.add(sample);
            }
          });
    }
  }

  private String circumstances(String product, double load) {
    return String.format(
        Locale.ROOT,
        "%s, %s, JDK %s, %d cores (%s), load %.0f at the start, %d starts with %d rounds of %d ms.",
        product.equals("h2")
            ? "H2 in memory"
            : "PostgreSQL over loopback, client and server together",
        LocalDate.now(java.time.ZoneOffset.UTC),
        Runtime.version(),
        cores,
        onOne ? "everybody on the same one" : "wherever the system puts them",
        load,
        settings.starts(),
        settings.rounds(),
        settings.nanoseconds() / 1_000_000);
  }
}
