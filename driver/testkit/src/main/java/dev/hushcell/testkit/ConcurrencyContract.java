package dev.hushcell.testkit;

import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A store is used by many threads at once, also while its key changes. */
public interface ConcurrencyContract extends KeyStoreUnderTest {
  /** How many threads. */
  int THREADS = 8;

  /** How many keys each of them wraps and unwraps. */
  int ROUNDS = 20;

  @Test
  @DisplayName("many threads wrap and unwrap, and none gets the key of another")
  default void servesManyThreads() throws Exception {
    try (KeyWrapper store = open()) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      CountDownLatch start = new CountDownLatch(THREADS);
      for (int i = 0; i < THREADS; i++) {
        tasks.add(() -> wrapAndUnwrap(store, start));
      }
      runAll(tasks);
    }
  }

  @Test
  @DisplayName("threads go on while the key changes, here and in another process")
  default void servesWhileItRotates() throws Exception {
    try (KeyWrapper store = open();
        KeyWrapper other = open()) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      CountDownLatch start = new CountDownLatch(THREADS);
      for (int i = 0; i < THREADS; i++) {
        KeyWrapper mine = i % 2 == 0 ? store : other;
        tasks.add(() -> wrapAndUnwrap(mine, start));
      }
      if (isAdministered()) {
        tasks.add(
            () -> {
              start.await();
              store.administration().orElseThrow().rotate();
              return 1;
            });
      }
      runAll(tasks);
    }
  }

  private static int wrapAndUnwrap(KeyWrapper store, CountDownLatch start) throws Exception {
    start.countDown();
    start.await();
    for (int round = 0; round < ROUNDS; round++) {
      Trial trial = Trial.fresh();
      WrappedKey wrapped = trial.wrappedBy(store);
      trial.opens(store, wrapped);
    }
    return ROUNDS;
  }

  private static void runAll(List<Callable<Integer>> tasks) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
    try {
      for (Future<Integer> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
