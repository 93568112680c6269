package dev.hushcell.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program of the JDK that runs the tests, in a process of its own. Its output goes to a file, and
 * it is killed when it takes too long.
 */
public final class ForkedJvm {
  private static final long TIMEOUT_SECONDS = 600;

  private final List<String> command = new ArrayList<>();

  private ForkedJvm(Path program) {
    command.add(program.toString());
  }

  /**
   * Returns a run of {@code java} of the JDK that runs the tests, as applications are to run it.
   */
  public static ForkedJvm java() {
    ForkedJvm java = tool("java").with("-XX:TieredStopAtLevel=1"); // it does not live long
    return Runtime.version().feature() < 24
        ? java
        : java.with("--enable-native-access=ALL-UNNAMED"); // else it warns, into the output
  }

  /** Returns a run of a tool of the JDK that runs the tests, such as {@code keytool}. */
  public static ForkedJvm tool(String name) {
    return new ForkedJvm(Path.of(System.getProperty("java.home"), "bin", name));
  }

  /** Adds arguments as they are. */
  public ForkedJvm with(String... arguments) {
    command.addAll(List.of(arguments));
    return this;
  }

  /**
   * Lets the process write no file longer than so many blocks of 512 bytes, its output included:
   * each write beyond fails in the middle. Where there is a POSIX shell.
   */
  public ForkedJvm fileBlocks(int blocks) {
    with("-XX:-UsePerfData"); // a file of the JVM's own
    command.addAll(0, List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$0\" \"$@\""));
    return this;
  }

  /** Adds {@code -cp} and the entries. */
  public ForkedJvm classPath(Collection<Path> entries) {
    return with("-cp", joined(entries));
  }

  /** Adds {@code -p} and the entries. */
  public ForkedJvm modulePath(Collection<Path> entries) {
    return with("-p", joined(entries));
  }

  /** Starts the process and waits for its end. */
  public Result run() throws IOException, InterruptedException {
    return start().await();
  }

  /** Starts the process. */
  public Running start() throws IOException {
    Path output = Files.createTempFile("forked", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Running(process, output);
  }

  private static String joined(Collection<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** A started process. */
  public record Running(Process process, Path output) {
    /** Waits for its end, or kills it. */
    public Result await() throws IOException, InterruptedException {
      boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Result(ended ? process.exitValue() : -1, ended ? text : text + "\ntimed out");
    }
  }

  /**
   * What came of it.
   *
   * @param exit exit value, or -1 when it was killed
   * @param output standard output and standard error together
   */
  public record Result(int exit, String output) {
    /** Returns the output of a run that went well. */
    public String success() {
      if (exit != 0) {
        throw new AssertionError("exit value " + exit + ":\n" + output);
      }
      return output;
    }
  }
}
