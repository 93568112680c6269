package dev.hushcell.internal.assembly;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;

/**
 * Begins in the background, once in a process, what a first connection and a first statement would
 * wait for. A failure is reported where the result is needed. Thread-safe.
 */
public final class WarmUp {
  private WarmUp() {}

  /**
   * Begins with all that does not depend on a configuration.
   *
   * @param url of the real driver, or the beginning of one, or empty
   */
  public static void everything(String url) {
    everything(ModuleChoice.CERTIFIED, url);
  }

  /** Begins with the start of a version of the module, and with what all statements need. */
  static void everything(ModuleChoice choice, String url) {
    if (FipsModules.begin(choice)) {
      Database likely = Databases.ofUrl(url).orElseGet(() -> Databases.all().get(0));
      beside(
          "hushcell-statements-start",
          () -> new Rehearsal(() -> FipsModules.shared(choice), likely).runAll());
    }
  }

  /** Begins with what a first statement needs of a database, once it is known of which. */
  static void statements(FipsModule module, Database database) {
    beside("hushcell-rehearsal", new Rehearsal(() -> module, database)::run);
  }

  private static void beside(String name, Runnable work) {
    Thread thread = new Thread(null, () -> run(work), name, 0, false);
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (Fault told) {
      // to whoever needs the result
    }
  }
}
