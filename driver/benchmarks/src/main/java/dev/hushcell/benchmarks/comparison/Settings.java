package dev.hushcell.benchmarks.comparison;

import java.nio.file.Path;
import java.util.List;

/**
 * How a comparison is made.
 *
 * @param products databases, one after the other
 * @param contestants names, or none for all
 * @param starts how often all processes begin from nothing
 * @param rounds that count after each start
 * @param warmUps rounds before them
 * @param nanoseconds of a turn
 * @param readme the page that is written
 * @param target the folder that Maven builds into
 */
record Settings(
    List<String> products,
    List<String> contestants,
    int starts,
    int rounds,
    int warmUps,
    long nanoseconds,
    Readme readme,
    Path target) {
  /** Reads the system properties. */
  static Settings read() {
    Path target = Path.of(property("target", "target")).toAbsolutePath();
    return new Settings(
        list(property("products", "h2,postgresql")),
        list(property("contestants", "")),
        Integer.parseInt(property("starts", "3")),
        Integer.parseInt(property("rounds", "4")),
        Integer.parseInt(property("warm-ups", "5")),
        1_000_000L * Integer.parseInt(property("milliseconds", "200")),
        new Readme(Path.of(property("readme", "README.md"))),
        target);
  }

  /** Returns who takes part; the plain driver always does, and comes first. */
  List<Entry> entries(String product) {
    return Entry.on(product).stream()
        .filter(
            entry ->
                entry == Entry.PLAIN || contestants.isEmpty() || contestants.contains(entry.key()))
        .toList();
  }

  private static String property(String name, String otherwise) {
    return System.getProperty("comparison." + name, otherwise);
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }
}
