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

/**
 * What an application's statements cost through Hushcell and through the plain driver. H2 in memory
 * is the hardest yardstick there is: no network, no disk, so every nanosecond of ours shows.
 * PostgreSQL on the same machine shows what is left of that behind the nearest network.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@SuppressWarnings("NullAway.Init") // JMH fills the fields
public class StatementBenchmark {
  private static final String FIND = "SELECT id, email, note FROM contact WHERE email = ?";
  private static final String UNTOUCHED = "SELECT id, city FROM place WHERE id = ?";
  private static final int INSERTED_AT_ONCE = 1000;

  /** The driver. */
  @Param({"plain", "hushcell"})
  public String driver;

  /** The database. */
  @Param({"h2", "postgresql"})
  public String product;

  private BenchDatabase database;
  private PreparedStatement find;
  private PreparedStatement insert;
  private PreparedStatement scan;
  private PreparedStatement scanUntouched;
  private int next;

  /** Fills a database and prepares what is executed many times. */
  @Setup
  public void open() throws SQLException {
    database = BenchDatabase.open(driver, product);
    find = database.connection().prepareStatement(FIND);
    insert = database.connection().prepareStatement("INSERT INTO contact VALUES (?, ?, ?, ?)");
    scan = database.connection().prepareStatement("SELECT id, email, note FROM contact");
    scanUntouched = database.connection().prepareStatement("SELECT id, city FROM place");
    database.connection().setAutoCommit(false);
  }

  /** Forgets the database. */
  @TearDown
  public void close() throws SQLException {
    database.connection().rollback();
    database.close();
  }

  /** Preparing and closing a text that was prepared before and touches protected columns. */
  @Benchmark
  public int prepareAgain() throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(FIND)) {
      return statement.hashCode();
    }
  }

  /** Preparing and closing a text that touches nothing protected. */
  @Benchmark
  public int prepareAgainUntouched() throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(UNTOUCHED)) {
      return statement.hashCode();
    }
  }

  /** Inserting a row with two protected columns. */
  @Benchmark
  public int insert() throws SQLException {
    if (++next % INSERTED_AT_ONCE == 0) {
      database.connection().rollback();
    }
    int id = BenchDatabase.ROWS + next % INSERTED_AT_ONCE;
    insert.setInt(1, id);
    insert.setString(2, BenchDatabase.email(id));
    insert.setString(3, BenchDatabase.note(id));
    insert.setString(4, "Springfield");
    return insert.executeUpdate();
  }

  /** Looking one row up by a protected column with an index and reading both protected columns. */
  @Benchmark
  public int findByEquality() throws SQLException {
    next = (next + 1) % BenchDatabase.ROWS;
    find.setString(1, BenchDatabase.email(next));
    return read(find);
  }

  /** Reading 10,000 rows with two protected columns. */
  @Benchmark
  public int scan() throws SQLException {
    return read(scan);
  }

  /** Reading 10,000 rows of a table without protected columns. */
  @Benchmark
  public int scanUntouched() throws SQLException {
    int length = 0;
    try (ResultSet rows = scanUntouched.executeQuery()) {
      while (rows.next()) {
        length += rows.getInt(1) + rows.getString(2).length();
      }
    }
    return length;
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
