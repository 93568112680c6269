package dev.hushcell.benchmarks.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Player} seen from the process that calls the turns. */
final class Opponent implements AutoCloseable {
  private final Entry entry;
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream orders;
  private final Path log;

  private Opponent(Entry entry, Process process, Path log) {
    this.entry = entry;
    this.process = process;
    this.log = log;
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Starts it and waits until it is ready; fails when it does not pass its checks. */
  static Opponent start(Entry entry, String url, Path directory, Path target) throws IOException {
    Files.createDirectories(directory);
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command(entry, url, directory, target))
            .redirectError(log.toFile())
            .start();
    Opponent opponent = new Opponent(entry, process, log);
    String first = opponent.answers.readLine();
    if (!Player.READY.equals(first)) {
      opponent.close();
      throw opponent.failure();
    }
    return opponent;
  }

  private static List<String> command(Entry entry, String url, Path directory, Path target)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A compiler in the background makes other code each time; without it two processes of the
    // plain driver differ half as much.
    command.addAll(List.of("-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-Xbatch"));
    command.add("-Dlogback.configurationFile=comparison-logback.xml");
    // Wraps everything, and writes no log.
    command.add("-Dp6spy.config.modulelist=com.p6spy.engine.spy.P6SpyFactory");
    command.addAll(List.of("-cp", new ClassPath(target).of(entry)));
    command.addAll(List.of(Player.class.getName(), entry.key(), url, directory.toString()));
    return command;
  }

  Entry entry() {
    return entry;
  }

  /** Has it do an operation for a while. */
  Turn turn(Operation operation, long nanoseconds) throws IOException {
    orders.println(operation.name() + " " + nanoseconds);
    String answer = answers.readLine();
    if (answer == null) {
      throw failure();
    }
    return Turn.parse(answer);
  }

  private IOException failure() throws IOException {
    List<@Nullable String> lines = new ArrayList<>(Files.readAllLines(log));
    return new IOException(
        entry.key()
            + " failed; its log ends with\n"
            + lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  /** Ends its process. */
  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
