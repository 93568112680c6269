package dev.hushcell.contract.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file of what the contract ran on, from which the table of databases in the README is made. A
 * run with {@code -Dhushcell.docs.record=true} writes the lines of its servers.
 */
final class RanFile {
  private static final Path FILE = Path.of("src/test/resources/dev/hushcell/contract/ran.txt");
  private static final String HEAD =
      "# server | product | driver | tests, at least | what is off\n";

  private RanFile() {}

  /**
   * What is known of one server.
   *
   * @param product name and version, as the server says
   * @param driver likewise
   * @param tests that ran on its usual form, in hundreds
   * @param off what does not work on it
   */
  record Line(String product, String driver, long tests, String off) {
    private static final int HUNDRED = 100;

    /** Counts of a run of a few classes say nothing. */
    Line withTests(long count) {
      return count < HUNDRED ? this : new Line(product, driver, count / HUNDRED * HUNDRED, off);
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

  static void write(Map<String, Line> ran) throws IOException {
    Map<String, Line> all = read();
    all.putAll(ran);
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
