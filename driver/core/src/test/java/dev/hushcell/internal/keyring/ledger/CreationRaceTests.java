package dev.hushcell.internal.keyring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreationRaceTests {
  private static final int THREADS = 16;

  @TempDir private Path directory;

  @Test
  void sixteenThreadsWithOneLedgerMakeOneKeyPerName() throws Exception {
    try (Ledgers db = new Ledgers().withRealPauses()) {
      Ledger shared = db.open();
      race(db, thread -> shared);
    }
  }

  @Test
  void sixteenLedgersMakeOneKeyPerName() throws Exception {
    try (Ledgers db = new Ledgers().withRealPauses()) {
      race(db, thread -> db.open());
    }
  }

  @Test
  void sixteenLedgersOnAFileMakeOneKeyPerName() throws Exception {
    try (Ledgers db = new Ledgers("jdbc:h2:file:" + directory.resolve("race")).withRealPauses()) {
      race(db, thread -> db.open());
    }
  }

  @Test
  void sixteenLedgersActivateOneTable() throws Exception {
    try (Ledgers db = new Ledgers().withRealPauses()) {
      db.run("CREATE TABLE CONTACT (ID INT PRIMARY KEY, EMAIL VARCHAR(100), PHONE INT)");
      db.rules.add(Ledgers.rule("contact", "email", Search.EQUALITY));
      db.rules.add(Ledgers.rule("contact", "phone", Search.NONE));
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(
            () -> {
              Ledger ledger = db.open();
              start.await();
              ledger.activate(Ledgers.CONTACT);
              assertThat(ledger.current().activated(Ledgers.CONTACT)).isPresent();
              return ledger.keyring().current("PUBLIC", "contact.email").id();
            });
      }
      assertThat(new HashSet<>(all(tasks))).hasSize(1);
      assertThat(db.query("SELECT column_state FROM hushcell_column"))
          .containsExactly("ACTIVE", "ACTIVE");
    }
  }

  @FunctionalInterface
  private interface LedgerOfThread {
    Ledger open(int thread);
  }

  /** Every thread makes a table of its own and, with all others, a common one. */
  private static void race(Ledgers db, LedgerOfThread ledgers) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      tasks.add(
          () -> {
            Ledger ledger = ledgers.open(thread);
            start.await();
            return work(ledger, thread);
          });
    }
    Set<Integer> commonKeys = new HashSet<>(all(tasks));
    assertThat(commonKeys).hasSize(1);
    assertThat(db.query("SELECT key_name FROM hushcell_key ORDER BY key_name"))
        .hasSize(THREADS + 1)
        .doesNotHaveDuplicates();
    assertThat(db.query("SELECT id FROM hushcell_manifest")).hasSize(1);
    assertThat(db.open().current().activated()).hasSize(THREADS + 1);
  }

  private static int work(Ledger ledger, int thread) throws SQLException {
    TableName common = new TableName("PUBLIC", "COMMON");
    TableName own = new TableName("PUBLIC", "OWN" + thread);
    ledger.announce(
        List.of(
            Ledgers.create(Ledgers.column(common, "C", "VARCHAR(9)", Search.EQUALITY)),
            Ledgers.create(Ledgers.column(own, "C", "VARCHAR(9)", Search.NONE))));
    assertThat(ledger.current().activated(own)).isPresent();
    return ledger.keyring().current("PUBLIC", "common.c").id();
  }

  private static List<Integer> all(List<Callable<Integer>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
