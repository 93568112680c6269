package dev.hushcell.benchmarks;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.StoredCell;
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
 * Sealing and opening bytes of the size of a document, in memory, beside AES-256-GCM of the JDK
 * with a kept Cipher. From 32,769 bytes on, a cell is made of chunks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LargeCellBenchmark {
  /** Length of the value in bytes. */
  @Param({"32768", "65536", "1048576"})
  public int length;

  private final KeptGcm gcm = new KeptGcm();
  private final ColumnCell column = Cells.bytes();
  private byte[] value = new byte[0];
  private byte[] gcmCell = new byte[0];
  private StoredCell cell = Cells.sealed(column, value);

  /** Seals what the opening benchmarks open. */
  @Setup
  public void seal() {
    value = new byte[length];
    gcmCell = gcm.seal(value);
    cell = Cells.sealed(column, value);
  }

  /** The yardstick, sealing. */
  @Benchmark
  public Object sealJdkGcm() {
    return gcm.seal(value);
  }

  /** The yardstick, opening. */
  @Benchmark
  public Object openJdkGcm() {
    return gcm.open(gcmCell);
  }

  /** A cell of the column. */
  @Benchmark
  public Object sealCell() {
    return Cells.sealed(column, value);
  }

  /** A cell of the column. */
  @Benchmark
  public Object openCell() {
    return Cells.opened(column, cell);
  }
}
