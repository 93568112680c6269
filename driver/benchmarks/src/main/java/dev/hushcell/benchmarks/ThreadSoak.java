package dev.hushcell.benchmarks;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.policy.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Seals and opens a million cells in ever more virtual threads, and prints the resident memory
 * after each round. It should not follow the number of threads: ciphers, which have memory outside
 * the heap, are kept for a key and not for a thread. Needs Linux and JDK 21 or newer.
 */
public final class ThreadSoak {
  private static final int CELLS = 1_000_000;
  private static final List<Integer> THREADS = List.of(10, 100, 1_000, 10_000, 10_000);

  private ThreadSoak() {}

  /** Runs the soak. */
  public static void main(String[] arguments) throws Exception {
    ColumnCell randomized = Cells.column(Search.NONE);
    ColumnCell equality = Cells.column(Search.EQUALITY);
    System.out.println("virtual threads  resident memory (MiB)");
    for (int threads : THREADS) {
      try (ThreadsOfOneRound round = new ThreadsOfOneRound()) {
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          ColumnCell column = thread % 2 == 0 ? randomized : equality;
          running.add(round.executor.submit(() -> work(column, CELLS / threads)));
        }
        for (Future<?> each : running) {
          each.get();
        }
      }
      System.gc(); // what Java objects take says nothing of the rest
      System.out.printf("%15d  %21d%n", threads, ResidentMemory.mebibytes());
    }
  }

  private static void work(ColumnCell column, int cells) {
    for (int i = 0; i < cells; i++) {
      String text = "contact-" + i + "@example.org";
      if (!text.equals(Cells.opened(column, Cells.sealed(column, text)))) {
        throw new IllegalStateException("cell " + i + " came back different");
      }
      LockSupport.parkNanos(1); // others go on, as while a statement waits for its database
    }
  }

  /** Virtual threads; found by name, since the oldest supported JDK does not have them. */
  private static final class ThreadsOfOneRound implements AutoCloseable {
    private final ExecutorService executor;

    ThreadsOfOneRound() throws ReflectiveOperationException {
      executor =
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    @Override
    public void close() {
      executor.shutdown();
    }
  }
}
