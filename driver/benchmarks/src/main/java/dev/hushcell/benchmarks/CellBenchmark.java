package dev.hushcell.benchmarks;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.policy.Search;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sealing and opening a cell through the whole room, conversion included, beside AES-256-GCM of the
 * JDK with a kept Cipher: what an application without validated cryptography would pay.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(5)
public class CellBenchmark {
  /** Length of the value in bytes, and of the text in characters. */
  @Param({"32", "256", "4096"})
  public int length;

  private String text = "";
  private byte[] bytes = new byte[0];
  private KeptGcm gcm = new KeptGcm();
  private ColumnCell randomized = Cells.column(Search.NONE);
  private ColumnCell equality = Cells.column(Search.EQUALITY);
  private StoredCell randomizedCell = Cells.sealed(randomized, "");
  private StoredCell equalityCell = Cells.sealed(equality, "");
  private byte[] gcmCell = new byte[0];

  /** Seals what the opening benchmarks open. */
  @Setup
  public void seal() {
    text = "x".repeat(length);
    bytes = new byte[length];
    gcm = new KeptGcm();
    randomizedCell = Cells.sealed(randomized, text);
    equalityCell = Cells.sealed(equality, text);
    gcmCell = gcm.seal(bytes);
  }

  /** The yardstick, sealing. */
  @Benchmark
  public Object sealJdkGcm() {
    return gcm.seal(bytes);
  }

  /** The yardstick, opening. */
  @Benchmark
  public Object openJdkGcm() {
    return gcm.open(gcmCell);
  }

  /** A randomized text cell. */
  @Benchmark
  public Object sealRandomized() {
    return Cells.sealed(randomized, text);
  }

  /** A randomized text cell. */
  @Benchmark
  public Object openRandomized() {
    return Cells.opened(randomized, randomizedCell);
  }

  /** A text cell with equality. */
  @Benchmark
  public Object sealEquality() {
    return Cells.sealed(equality, text);
  }

  /** A text cell with equality. */
  @Benchmark
  public Object openEquality() {
    return Cells.opened(equality, equalityCell);
  }
}
