package dev.hushcell.lifetime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of an application, which are restarted one by one. */
final class Fleet implements AutoCloseable {
  static final int SIZE = 4;

  private final List<Running> running = new ArrayList<>();

  /** Starts all. */
  void start(String url, Path configuration) throws Exception {
    for (int i = 0; i < SIZE; i++) {
      running.add(Running.start(name(i), configured(url, configuration)));
    }
    work();
  }

  static String name(int number) {
    return "app" + number;
  }

  /** Gives each another configuration, while the others work. */
  void restart(String url, Path configuration) throws Exception {
    for (int i = 0; i < SIZE; i++) {
      running.get(i).end();
      running.set(i, Running.start(name(i), configured(url, configuration)));
    }
    work();
  }

  /** Waits until each did some rounds more, and none failed. */
  void work() throws InterruptedException {
    for (Running each : running) {
      each.awaitRounds(3);
    }
  }

  /** Waits until each was told that the passwords are gone. */
  void awaitPasswordsGone() throws InterruptedException {
    for (Running each : running) {
      each.awaitGone();
    }
  }

  boolean knowsPasswordsGone() {
    return running.stream().anyMatch(Running::isGone);
  }

  /** Ends all and returns how many rows each wrote. */
  List<Integer> end() throws Exception {
    List<Integer> rows = new ArrayList<>();
    for (Running each : running) {
      rows.add(each.end());
    }
    running.clear();
    return rows;
  }

  private static String configured(String url, Path configuration) {
    return url + ";hushcell.config=" + configuration;
  }

  @Override
  public void close() {
    running.forEach(Running::kill);
  }
}
