package dev.hushcell.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What statements on H2 in memory cost with nobody told, an observer, an audit, and limits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the fields
public class ObservationBenchmark {
  /** Who counts cells. */
  @Param({"nobody", "observer", "audit", "limits"})
  public String told;

  private static final String LIMITS =
      """
      access:
        bench:
          contact.email: { limits: { opened: 1000000000, per: minute, statement: 1000000 } }
          contact.note: { limits: { opened: 1000000000, per: minute, statement: 1000000 } }
      """;

  private BenchDatabase database;
  private PreparedStatement find;
  private PreparedStatement scan;
  private int next;

  /** Fills a database. */
  @Setup
  public void open() throws SQLException {
    BenchObserver.listening = told.equals("observer");
    String more = told.equals("audit") ? "audit: { file: '%s/audit' }\n" : "";
    if (told.equals("limits")) {
      System.setProperty("hushcell.profile", "bench");
      more = LIMITS;
    }
    database = BenchDatabase.open("hushcell", "h2", more);
    find =
        database
            .connection()
            .prepareStatement("SELECT id, email, note FROM contact WHERE email = ?");
    scan = database.connection().prepareStatement("SELECT id, email, note FROM contact");
  }

  /** Forgets the database. */
  @TearDown
  public void close() throws SQLException {
    boolean counted = told.equals("observer") || told.equals("audit"); // which counts for all
    if ((BenchObserver.cells() > 0) != counted) {
      throw new IllegalStateException("the observer was told when it should not, or not told");
    }
    database.close();
  }

  /** Looking one row up and reading two cells. */
  @Benchmark
  public int find() throws SQLException {
    next = (next + 1) % BenchDatabase.ROWS;
    find.setString(1, BenchDatabase.email(next));
    return read(find);
  }

  /** Reading 10,000 rows with two cells each. */
  @Benchmark
  public int scan() throws SQLException {
    return read(scan);
  }

  private static int read(PreparedStatement statement) throws SQLException {
    int length = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        length += rows.getInt(1) + rows.getString(2).length() + rows.getString(3).length();
      }
    }
    return length;
  }
}
