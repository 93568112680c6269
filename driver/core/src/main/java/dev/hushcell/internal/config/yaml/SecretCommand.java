package dev.hushcell.internal.config.yaml;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a secret from the first line that a program prints. The program is run as it is named, by
 * no shell, with nothing on its standard input; what it prints to standard error is thrown away,
 * and nothing of what it prints is ever told.
 *
 * @param directory where programs start
 * @param limit how long each may take
 */
public record SecretCommand(Path directory, Duration limit) {
  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final int MOST_BYTES = 64 << 10;
  private static final long LOOK_MILLIS = 5;

  public SecretBytes run(List<String> command, FilePosition place) {
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw unresolved("", "must name a program and its arguments, as a list", place);
    }
    String program = command.get(0);
    byte[] buffer = new byte[MOST_BYTES];
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        process.getOutputStream().close();
        return firstLine(program, buffer, read(process, program, buffer, place), place);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw unresolved(program, "cannot be run", place);
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  /** Looks for output instead of waiting for it: a child of the program could keep it open. */
  private int read(Process process, String program, byte[] buffer, FilePosition place)
      throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    InputStream out = process.getInputStream();
    int length = 0;
    while (true) {
      boolean ended = !process.isAlive();
      while (out.available() > 0) {
        int read = out.read(buffer, length, buffer.length - length);
        if (read <= 0) {
          throw unresolved(program, "printed more than " + MOST_BYTES + " bytes", place);
        }
        length += read;
      }
      if (ended) {
        requireSuccess(process, program, place);
        return length;
      }
      if (System.nanoTime() - deadline > 0) {
        throw unresolved(program, "took longer than " + limit.toSeconds() + " s", place);
      }
      pause(program, place);
    }
  }

  private static void requireSuccess(Process process, String program, FilePosition place) {
    if (process.exitValue() != 0) {
      String why = "ended with exit value " + process.exitValue() + "; run it by hand to see why";
      throw unresolved(program, why, place);
    }
  }

  private static SecretBytes firstLine(
      String program, byte[] buffer, int length, FilePosition place) {
    int end = 0;
    while (end < length && buffer[end] != '\n') {
      end++;
    }
    if (end > 0 && buffer[end - 1] == '\r') {
      end--;
    }
    if (end == 0) {
      throw unresolved(program, "printed nothing on its first line", place);
    }
    return SecretBytes.adopt(Arrays.copyOf(buffer, end));
  }

  private static void pause(String program, FilePosition place) {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unresolved(program, "was interrupted", place);
    }
  }

  private static RuntimeException unresolved(String program, String why, FilePosition place) {
    return ConfigFault.UNRESOLVED.at(
        place, "the command " + program + (program.isEmpty() ? "" : " ") + why);
  }
}
