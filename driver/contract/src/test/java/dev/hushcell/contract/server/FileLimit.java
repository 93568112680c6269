package dev.hushcell.contract.server;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long the files of a server may become. Beyond, each of its writes fails, as on a disk that is
 * full: the limit is that of its processes and of those that they start, which anybody may set for
 * his own ({@code prlimit} of Linux).
 *
 * @param server its first process
 */
record FileLimit(ProcessHandle server) {
  private static final String TOOL = "prlimit";

  /** Tells whether limits can be set here. */
  static boolean isThere() {
    try {
      return run(List.of(TOOL, "--version")) == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /** Lets no file grow beyond so many bytes. */
  void set(long bytes) throws IOException {
    set(Long.toString(bytes));
  }

  /** Lets files grow again. */
  void remove() throws IOException {
    set("unlimited");
  }

  /** The first process comes first, so that those which it starts meanwhile have the limit too. */
  private void set(String limit) throws IOException {
    List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
    for (ProcessHandle each : all) {
      int exit = run(List.of(TOOL, "--pid", Long.toString(each.pid()), "--fsize=" + limit + ":"));
      if (exit != 0 && each.isAlive()) {
        throw new IOException(TOOL + " ended with " + exit);
      }
    }
  }

  private static int run(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
