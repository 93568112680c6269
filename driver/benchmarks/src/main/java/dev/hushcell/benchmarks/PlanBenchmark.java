package dev.hushcell.benchmarks;

import dev.hushcell.Hushcell;
import dev.hushcell.explain.Explanation;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** What planning a large text costs when it is new: explained, so that no plan is kept. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH fills the fields
public class PlanBenchmark {
  /** Of what the text has many. */
  @Param({"union", "rows", "in", "or", "columns", "case", "statements"})
  public String shape;

  /** How many. */
  @Param({"1000", "2000"})
  public int parts;

  private BenchDatabase database;
  private String text;

  /** Opens a database in memory and writes the text. */
  @Setup
  public void open() throws SQLException {
    database = BenchDatabase.open("hushcell", "h2");
    text = text(shape, parts);
  }

  /** Forgets the database. */
  @TearDown
  public void close() throws SQLException {
    database.close();
  }

  /** Planning the text from scratch. */
  @Benchmark
  public Explanation plan() throws SQLException {
    return Hushcell.explain(database.connection(), text);
  }

  private static String text(String shape, int parts) {
    return switch (shape) {
      case "union" -> list(parts, " UNION ALL ", i -> "SELECT id, email FROM contact");
      case "rows" ->
          "INSERT INTO contact (id, email, note) VALUES " + list(parts, ", ", i -> "(?, ?, ?)");
      case "in" ->
          "SELECT id FROM contact WHERE email IN (" + list(parts, ", ", i -> "'e" + i + "'") + ")";
      case "or" ->
          "SELECT id FROM contact WHERE " + list(parts, " OR ", i -> "email = 'e" + i + "'");
      case "columns" -> "SELECT " + list(parts, ", ", i -> "email AS c" + i) + " FROM contact";
      case "case" ->
          "SELECT CASE "
              + list(parts, " ", i -> "WHEN email = 'e" + i + "' THEN " + i)
              + " END FROM contact";
      case "statements" ->
          list(parts, "; ", i -> "UPDATE contact SET email = 'e" + i + "' WHERE id = " + i);
      default -> throw new IllegalArgumentException(shape);
    };
  }

  private static String list(int count, String between, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(between));
  }
}
