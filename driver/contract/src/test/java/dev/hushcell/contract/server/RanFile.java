package dev.hushcell.contract.server;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file of what the contract ran on, from which the table of {@code databases/README.md} is
 * made. A run with {@code -Dhushcell.docs.record=true} writes the lines of its servers.
 */
final class RanFile {
  private static final Path FILE = Path.of("src/test/resources/dev/hushcell/contract/ran.txt");
  private static final Path SUMS = Path.of("target/ran.properties");
  private static final String BUILD = "build";
  private static final String HEAD =
      "# server | product | driver | tests, at least | what is off\n";

  private RanFile() {}

  /**
   * What is known of one server.
   *
   * @param product name and version, as the server says
   * @param driver likewise
   * @param tests that ran on its usual form in one build, in hundreds
   * @param off what does not work on it
   */
  record Line(String product, String driver, long tests, String off) {
    private static final int HUNDRED = 100;

    /** Fewer than there were are those of a run of a few classes. */
    Line withTests(long count) {
      long hundreds = count / HUNDRED * HUNDRED;
      return hundreds > tests ? new Line(product, driver, hundreds, off) : this;
    }
  }

  static boolean isRecorded() {
    return Boolean.getBoolean("hushcell.docs.record");
  }

  static Map<String, Line> read() throws IOException {
    Map<String, Line> lines = new TreeMap<>();
    for (String line : Files.readAllLines(FILE)) {
      String[] parts = line.split(" \\| ", -1);
      if (!line.startsWith("#")) {
        lines.put(parts[0], new Line(parts[1], parts[2], Long.parseLong(parts[3]), parts[4]));
      }
    }
    return lines;
  }

  /**
   * Adds what one JVM knows of a build. They take turns, and each writes what is known by then.
   *
   * @param told what it was told of servers
   * @param ran how many tests it ran, by the name of the server
   */
  static void add(Map<String, Line> told, Map<String, Long> ran) throws IOException {
    try (FileChannel turn =
            FileChannel.open(
                Path.of("target/ran.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock unused = turn.lock()) {
      Properties sums = sums();
      ran.forEach(
          (server, count) ->
              sums.setProperty(
                  server, String.valueOf(Long.parseLong(sums.getProperty(server, "0")) + count)));
      try (Writer out = Files.newBufferedWriter(SUMS)) {
        sums.store(out, null);
      }
      Map<String, Line> all = read();
      all.putAll(told);
      all.replaceAll(
          (server, line) -> line.withTests(Long.parseLong(sums.getProperty(server, "0"))));
      write(all);
    }
  }

  /** Returns what other JVMs of the same build ran so far. */
  private static Properties sums() throws IOException {
    Properties sums = new Properties();
    if (Files.exists(SUMS)) {
      try (Reader in = Files.newBufferedReader(SUMS)) {
        sums.load(in);
      }
    }
    String build = System.getProperty("hushcell.contract.build", "none");
    if (build.equals("none") || !build.equals(sums.getProperty(BUILD))) {
      sums.clear();
    }
    sums.setProperty(BUILD, build);
    return sums;
  }

  private static void write(Map<String, Line> all) throws IOException {
    Files.writeString(
        FILE,
        all.entrySet().stream()
            .map(each -> text(each.getKey(), each.getValue()))
            .collect(Collectors.joining("\n", HEAD, "\n")));
  }

  private static String text(String server, Line line) {
    return String.join(
        " | ", server, line.product(), line.driver(), String.valueOf(line.tests()), line.off());
  }
}
