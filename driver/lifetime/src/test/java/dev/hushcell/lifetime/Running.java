package dev.hushcell.lifetime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of the application, watched by its output. */
final class Running {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

  private final String name;
  private final Process process;
  private final Thread listener;
  private long rounds;
  private int rows;
  private boolean gone;
  private boolean ended;
  private String failure = "";

  private Running(String name, Process process) {
    this.name = name;
    this.process = process;
    this.listener = new Thread(this::listen, "listens to " + name);
  }

  static Running start(String name, String url) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                ApplicationProcess.class.getName(),
                name,
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Running started = new Running(name, process);
    started.listener.start();
    return started;
  }

  private void listen() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        hear(line);
      }
    } catch (IOException e) {
      hear("FAILED " + e);
    }
    hear("CLOSED");
  }

  private synchronized void hear(String line) {
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "ROWS" -> {
        rounds++;
        rows = Integer.parseInt(words[1]);
      }
      case "GONE" -> gone = true;
      case "ENDED" -> {
        ended = true;
        rows = Integer.parseInt(words[1]);
      }
      case "FAILED" -> failure = words[1];
      case "CLOSED" -> {
        if (!ended && failure.isEmpty()) {
          failure = "it ended by itself";
        }
      }
      default -> {
        // what the libraries print
      }
    }
    notifyAll();
  }

  synchronized void awaitRounds(int more) throws InterruptedException {
    long goal = rounds + more;
    long since = System.nanoTime();
    while (rounds < goal) {
      requirePatience(since, "does no round");
      wait(1000);
    }
  }

  synchronized void awaitGone() throws InterruptedException {
    long since = System.nanoTime();
    while (!gone) {
      requirePatience(since, "reads passwords still");
      wait(1000);
    }
  }

  private void requirePatience(long since, String otherwise) {
    if (!failure.isEmpty()) {
      fail(name + ": " + failure);
    }
    if (System.nanoTime() - since > PATIENCE) {
      fail(name + " " + otherwise);
    }
  }

  synchronized boolean isGone() {
    return gone;
  }

  /** Lets it end its round, and returns how many rows it wrote, in its life and those before. */
  int end() throws Exception {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    listener.join();
    synchronized (this) {
      if (!failure.isEmpty()) {
        fail(name + ": " + failure);
      }
      return rows;
    }
  }

  void kill() {
    process.destroyForcibly();
  }
}
