package dev.hushcell.internal.keyring.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;

/**
 * One of several processes that make a catalogue at once. Arguments: URL, key-encryption key in
 * hexadecimal, number of the process. Waits for a line, then prints the identifiers of the keys it
 * got, or what failed, as the line that begins with RESULT.
 */
final class RaceProcess {
  private static final int THREADS = 4;

  private RaceProcess() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Ledgers db = new Ledgers(arguments[0]).withRealPauses();
    MemoryKeyStore keyStore = new MemoryKeyStore(HexFormat.of().parseHex(arguments[1]));
    Ledger ledger = db.open(db.connections, keyStore, Set.of());
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    System.out.println("READY");
    input.readLine();
    System.out.println("RESULT " + race(ledger, arguments[2]));
  }

  private static Set<String> race(Ledger ledger, String process) throws InterruptedException {
    Set<String> results = new ConcurrentSkipListSet<>();
    CountDownLatch done = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      String table = "OWN" + process + "_" + i;
      new Thread(
              () -> {
                try {
                  results.add(work(ledger, table));
                } catch (RuntimeException e) {
                  results.add(e.toString());
                } finally {
                  done.countDown();
                }
              })
          .start();
    }
    done.await();
    return results;
  }

  private static String work(Ledger ledger, String table) {
    List<SchemaChange> changes = new ArrayList<>();
    for (String name : List.of("COMMON", table)) {
      TableName full = new TableName("PUBLIC", name);
      changes.add(Ledgers.create(Ledgers.column(full, "C", "VARCHAR(9)", Search.EQUALITY)));
    }
    ledger.announce(changes);
    return Integer.toString(ledger.keyring().current("PUBLIC", "common.c").id());
  }
}
