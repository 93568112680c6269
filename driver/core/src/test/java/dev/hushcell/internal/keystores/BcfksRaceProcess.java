package dev.hushcell.internal.keystores;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.wrapping.GcmKey;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * One process of the race: it waits until a file appears, then several threads at once create the
 * store, pin a value of their own and wrap a key. Each prints {@code <pin> <wrapped key>}.
 */
public final class BcfksRaceProcess {
  private static final byte[] CONTEXT = "race".getBytes(UTF_8);

  private BcfksRaceProcess() {}

  /** Runs the process; the arguments are the store, the file to wait for and how many threads. */
  public static void main(String[] arguments) throws Exception {
    Path store = Path.of(arguments[0]);
    Path start = Path.of(arguments[1]);
    FipsModule fips = TestModule.shared();
    Files.createFile(start.resolveSibling("ready-" + ProcessHandle.current().pid()));
    while (Files.notExists(start)) {
      Thread.onSpinWait();
    }
    List<FutureTask<String>> racers = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      FutureTask<String> racer = new FutureTask<>(() -> race(fips, store));
      racers.add(racer);
      new Thread(racer).start();
    }
    for (FutureTask<String> racer : racers) {
      System.out.println(racer.get());
    }
  }

  /** Creates or opens, pins a random value and wraps. */
  static String race(FipsModule fips, Path store) throws Exception {
    byte[] mine = new byte[32];
    fips.random().nextBytes(mine);
    try (KeyWrapper wrapper = new KeyStores(fips).open(StoreSettings.creating(store));
        SecretBytes dataKey = SecretBytes.copyOf(mine)) {
      byte[] pinned = wrapper.pinIfAbsent("catalogue", mine).orElseThrow();
      WrappedKey wrapped = wrapper.wrap(dataKey, CONTEXT);
      HexFormat hex = HexFormat.of();
      return hex.formatHex(pinned) + " " + hex.formatHex(wrapped.bytes());
    }
  }

  /** Returns whether the store opens what a racer printed. */
  static boolean opens(KeyWrapper wrapper, String line) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1));
    WrappedKey wrapped = new WrappedKey(StoreSettings.KEY, GcmKey.MECHANISM, bytes);
    try (SecretBytes dataKey = wrapper.unwrap(wrapped, CONTEXT)) {
      return dataKey.length() == 32;
    }
  }
}
