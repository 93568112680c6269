package dev.hushcell.internal.keystores;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the system that tests use where they are installed. */
final class Program {
  private static final long TIMEOUT_SECONDS = 120;

  private Program() {}

  /** Runs OpenSSL 3 or newer, or skips the test. */
  static String openssl(String... arguments) throws IOException, InterruptedException {
    assumeTrue(isOpenssl3(), "OpenSSL 3 is not installed: apt-get install openssl");
    return run("openssl", arguments);
  }

  /** Runs a program that must succeed, and returns what it printed. */
  static String run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("program", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(program + " failed:\n" + printed);
      }
      return printed;
    } finally {
      Files.delete(output);
    }
  }

  private static boolean isOpenssl3() throws InterruptedException {
    try {
      return run("openssl", "version").startsWith("OpenSSL 3");
    } catch (IOException | AssertionError e) {
      return false;
    }
  }
}
