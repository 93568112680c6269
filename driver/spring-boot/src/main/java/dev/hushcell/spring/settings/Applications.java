package dev.hushcell.spring.settings;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The applications of this process that have the starter, newest first. The driver makes its
 * sources of settings, and Spring its contexts; they meet here. Thread-safe.
 */
final class Applications {
  private static final AtomicInteger LAST = new AtomicInteger();

  /** By number. */
  private static final ConcurrentSkipListMap<Integer, ApplicationSettings> RUNNING =
      new ConcurrentSkipListMap<>();

  private Applications() {}

  static int nextNumber() {
    return LAST.incrementAndGet();
  }

  static void add(ApplicationSettings settings) {
    RUNNING.put(settings.number(), settings);
  }

  static void remove(ApplicationSettings settings) {
    RUNNING.remove(settings.number());
  }

  static Stream<ApplicationSettings> newestFirst() {
    return List.copyOf(RUNNING.descendingMap().values()).stream();
  }

  static ApplicationSettings numbered(String number) throws IOException {
    return RUNNING.entrySet().stream()
        .filter(each -> each.getKey().toString().equals(number))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IOException("no application of that number runs; is it closed?"));
  }

  /** Asks the newest only: what it does not say is not to be taken from another application. */
  static Optional<String> setting(String name) {
    return newestFirst().findFirst().flatMap(each -> each.setting(name));
  }
}
