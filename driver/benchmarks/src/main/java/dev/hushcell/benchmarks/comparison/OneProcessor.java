package dev.hushcell.benchmarks.comparison;

import java.io.IOException;

/**
 * Keeps this process, and all that it starts, on one processor. Otherwise a statement over loopback
 * takes up to a third more or less, depending on where the system has put client and server.
 */
final class OneProcessor {
  private OneProcessor() {}

  /** Returns whether it did: Linux has a command for it. */
  static boolean keep() {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      return new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", "0", self)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
