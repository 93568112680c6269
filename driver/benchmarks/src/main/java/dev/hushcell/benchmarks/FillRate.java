package dev.hushcell.benchmarks;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.KeyRange;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.policy.TableName;
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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * How many rows a second one thread fills of two columns that are encrypted, beside a loop through
 * the plain driver that reads the same pages and writes cells that are there already: rows in
 * PostgreSQL on this machine, whose work counts for both. Both take turns.
 */
public final class FillRate {
  private static final int ROWS = 100_000;
  private static final int ROUNDS = 5;
  private static final int PAGE = 1000;

  private final Connection plain;
  private final Connection ours;
  private final String job;
  private final byte[][][] cells;

  private FillRate(Connection plain, Connection ours, String job, byte[][][] cells) {
    this.plain = plain;
    this.ours = ours;
    this.job = job;
    this.cells = cells;
  }

  /** Prints the rates of both, in rows a second, and their ratio. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("hushcell-fill");
    try (BenchServer server = BenchServer.start("postgresql");
        Connection plain = DriverManager.getConnection("jdbc:" + server.url());
        Connection ours = hushcell(server, directory)) {
      prepare(plain);
      Columns columns = Hushcell.columns(ours);
      RewritingOptions begun = RewritingOptions.usual().asOnlyProcess().asBegunOnly();
      RewritingStatus status =
          columns.encrypt(new TableName("public", "contact"), begun, ColumnProgress.none());
      fill(ours, status.job());
      new FillRate(plain, ours, status.job(), cells(plain, status.job())).run();
    } finally {
      BenchDatabase.delete(directory);
    }
  }

  private static Connection hushcell(BenchServer server, Path directory)
      throws IOException, SQLException {
    Properties settings = new Properties();
    settings.setProperty(
        "hushcell.config", BenchDatabase.configuration(directory, "code-point").toString());
    return DriverManager.getConnection("jdbc:hushcell:" + server.url(), settings);
  }

  private static void prepare(Connection plain) throws SQLException {
    try (Statement statement = plain.createStatement()) {
      statement.execute(
          "CREATE TABLE contact (id INT PRIMARY KEY, email VARCHAR(60), note VARCHAR(60),"
              + " city VARCHAR(60))");
    }
    try (PreparedStatement insert =
        plain.prepareStatement("INSERT INTO contact VALUES (?, ?, ?, 'Springfield')")) {
      for (int id = 0; id < ROWS; id++) {
        insert.setInt(1, id);
        insert.setString(2, BenchDatabase.email(id));
        insert.setString(3, BenchDatabase.note(id));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The cells that were made, for the plain driver to write. */
  private static byte[][][] cells(Connection plain, String job) throws SQLException {
    byte[][][] cells = new byte[ROWS][][];
    try (Statement statement = plain.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT id, %1$s_1, %1$s_2 FROM contact".formatted(job))) {
      while (rows.next()) {
        cells[rows.getInt(1)] = new byte[][] {rows.getBytes(2), rows.getBytes(3)};
      }
    }
    return cells;
  }

  private void run() throws SQLException {
    List<Double> plainly = new ArrayList<>();
    List<Double> filled = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double one = rate(() -> fillPlainly());
      double other = rate(() -> fill(ours, job));
      if (round > 0) { // the first one warms up
        plainly.add(one);
        filled.add(other);
      }
    }
    double one = median(plainly);
    double other = median(filled);
    System.out.printf(
        Locale.ROOT,
        "plain driver %,.0f rows/s, filled %,.0f rows/s: %.0f %%%n",
        one,
        other,
        100 * other / one);
  }

  private interface Step {
    void run() throws SQLException;
  }

  private double rate(Step step) throws SQLException {
    try (Statement statement = plain.createStatement()) {
      statement.execute("UPDATE contact SET " + job + " = 1");
      statement.execute("VACUUM (FULL, ANALYZE) contact");
      statement.execute("CHECKPOINT");
    }
    long began = System.nanoTime();
    step.run();
    return ROWS * 1e9 / (System.nanoTime() - began);
  }

  private static void fill(Connection ours, String job) throws SQLException {
    boolean done =
        Hushcell.columns(ours)
            .fillRange(job, new KeyRange(List.of(), List.of()), ColumnProgress.none());
    if (!done) {
      throw new IllegalStateException("stopped");
    }
  }

  /** The same pages and statements, with cells that are there. */
  private void fillPlainly() throws SQLException {
    plain.setAutoCommit(false);
    try (PreparedStatement page =
            plain.prepareStatement(
                "SELECT id, email, note FROM contact WHERE id > ? AND "
                    + job
                    + " = 1 ORDER BY id LIMIT "
                    + PAGE
                    + " FOR UPDATE SKIP LOCKED");
        PreparedStatement update =
            plain.prepareStatement(
                "UPDATE contact SET %1$s_1 = ?, %1$s_2 = ?, %1$s = 0 WHERE id = ?"
                    .formatted(job))) {
      int last = -1;
      while (last < ROWS - 1) {
        page.setInt(1, last);
        try (ResultSet rows = page.executeQuery()) {
          while (rows.next()) {
            last = rows.getInt(1);
            Objects.requireNonNull(rows.getString(2));
            Objects.requireNonNull(rows.getString(3));
            update.setBytes(1, cells[last][0]);
            update.setBytes(2, cells[last][1]);
            update.setInt(3, last);
            update.addBatch();
          }
        }
        update.executeBatch();
        plain.commit();
      }
    }
    plain.setAutoCommit(true);
  }

  private static double median(List<Double> figures) {
    Collections.sort(figures);
    return figures.get(figures.size() / 2);
  }
}
