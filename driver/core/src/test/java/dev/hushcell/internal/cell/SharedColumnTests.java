package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.ValueRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads, one column. */
class SharedColumnTests {
  private static final int THREADS = 16;
  private static final int CELLS = 400;

  private final RawColumns cells =
      new RawColumns(new JdkModule(), new MapKeyring(), ValueRules.standard());

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void neverMixesTheValuesOfThreads(boolean searchable) throws Exception {
    Columns column = Columns.varchar("email", 4000);
    RawColumn cell = cells.of((searchable ? column.equality() : column).build());
    Set<String> firstBlocks = ConcurrentHashMap.newKeySet();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String mark = Character.toString('a' + thread);
      running.add(
          threads.submit(
              () -> {
                start.await();
                for (int i = 0; i < CELLS; i++) {
                  String text = mark.repeat(1 + i * 7 % 900) + i;
                  byte[] sealed = (byte[]) cell.seal(text);
                  firstBlocks.add(new java.math.BigInteger(sealed).toString());
                  assertThat(cell.open(sealed)).isEqualTo(text);
                }
                return null;
              }));
    }
    start.countDown();
    for (Future<?> each : running) {
      each.get(60, TimeUnit.SECONDS);
    }
    threads.shutdownNow();
    assertThat(firstBlocks).hasSize(THREADS * CELLS);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 5000})
  void neverUsesANonceTwice(int count) {
    RawColumn cell = cells.of(Columns.varchar("email", 40).build());
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < count; i++) {
      byte[] sealed = (byte[]) cell.seal("the same");
      nonces.add(new java.math.BigInteger(1, java.util.Arrays.copyOfRange(sealed, 5, 21)) + "");
    }
    assertThat(nonces).hasSize(count);
  }
}
