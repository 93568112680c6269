package dev.hushcell.benchmarks.comparison;

import com.sun.management.OperatingSystemMXBean;
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
    List<Opponent> opponents = new ArrayList<>();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    try {
      for (Entry entry : settings.entries(product)) {
        System.out.println(product + ": " + entry.key());
        opponents.add(start(server, entry));
      }
      play(product, new Match(opponents), results);
    } finally {
      opponents.forEach(Opponent::close);
    }
    Report report = new Report(results, circumstances(product, load));
    Files.writeString(settings.target().resolve("comparison-" + product + ".csv"), report.csv());
    settings.readme().write("comparison " + product, report.markdown());
  }

  private Opponent start(@Nullable EmbeddedPostgres server, Entry entry)
      throws IOException, SQLException {
    Path directory = Files.createTempDirectory("comparison-" + entry.key());
    directory.toFile().deleteOnExit();
    return Opponent.start(entry, url(server, entry), directory, settings.target());
  }

  private static String url(@Nullable EmbeddedPostgres server, Entry entry) throws SQLException {
    if (server == null) {
      return "h2:mem:bench;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0";
    }
    String name = entry.key().replace('-', '_');
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
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s, %s, JDK %s, %d cores, load %.0f at the start, %d rounds of %d ms.",
        product.equals("h2")
            ? "H2 in memory"
            : "PostgreSQL over loopback, client and server together",
        LocalDate.now(java.time.ZoneOffset.UTC),
        Runtime.version(),
        system.getAvailableProcessors(),
        load,
        settings.rounds(),
        settings.nanoseconds() / 1_000_000);
  }
}
