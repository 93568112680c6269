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
 * What is done over 10,000 opened cells, beside reading the same rows without it. The condition is
 * true of every row, so that the same values are delivered.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@SuppressWarnings("NullAway.Init") // JMH fills the fields
public class EvaluationBenchmark {
  /** The driver; the plain one filters and sorts in the database. */
  @Param({"hushcell", "plain"})
  public String driver;

  /** The database. */
  @Param({"postgresql", "h2"})
  public String product;

  private BenchDatabase database;
  private PreparedStatement read;
  private PreparedStatement filter;
  private PreparedStatement sort;
  private PreparedStatement filterAndSort;

  /** Fills a database and prepares what is executed many times. */
  @Setup
  public void open() throws SQLException {
    database = BenchDatabase.open(driver, product);
    read = prepared("");
    filter = prepared(" WHERE note LIKE 'note of%'");
    sort = prepared(" ORDER BY note DESC");
    filterAndSort = prepared(" WHERE note LIKE 'note of%' ORDER BY note DESC");
    database.connection().setAutoCommit(false);
  }

  private PreparedStatement prepared(String rest) throws SQLException {
    return database.connection().prepareStatement("SELECT id, note FROM contact" + rest);
  }

  /** Forgets the database. */
  @TearDown
  public void close() throws SQLException {
    database.connection().rollback();
    database.close();
  }

  /** Reading the rows as they come. */
  @Benchmark
  public int read() throws SQLException {
    return read(read);
  }

  /** Reading those that match a pattern. */
  @Benchmark
  public int filter() throws SQLException {
    return read(filter);
  }

  /** Reading them in an order. */
  @Benchmark
  public int sort() throws SQLException {
    return read(sort);
  }

  /** Reading those that match a pattern in an order. */
  @Benchmark
  public int filterAndSort() throws SQLException {
    return read(filterAndSort);
  }

  private static int read(PreparedStatement statement) throws SQLException {
    int length = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        length += rows.getInt(1) + rows.getString(2).length();
      }
    }
    return length;
  }
}
