package dev.hushcell.contract.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of one source for one database with what must become of each: {@code work: } it is
 * understood and its protected values are sealed; {@code pass: } it names nothing protected and is
 * sent as it is; {@code refuse HC-nnnn: } ciphertext cannot do it.
 *
 * <p>A list in which statements are to be replaced by what a library sends now is written with
 * {@code -Dhushcell.statements.write=true}; new ones stand in it without an expectation, which no
 * test accepts, until somebody has written one.
 */
final class StatementList {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "hushcell", "contract", "statements");
  private static final String UNDECIDED = "?";

  private final Path file;

  /** A list. */
  StatementList(String source, Product product) {
    this.file = FOLDER.resolve(source + "-" + product.file() + ".txt");
  }

  /** A statement, and what must become of it: work, pass or refuse with a code. */
  record Listed(String expected, String sql) {}

  /** Tells whether there is such a list. */
  boolean exists() {
    return Files.exists(file);
  }

  /** Returns the list. */
  List<Listed> read() throws IOException {
    return lines().stream()
        .filter(line -> !line.startsWith("#"))
        .map(StatementList::listed)
        .toList();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static Listed listed(String line) {
    int colon = line.indexOf(": ");
    return new Listed(line.substring(0, colon), line.substring(colon + 2));
  }

  /** Requires that what was sent, and nothing else, is listed in this order. */
  void requireLists(List<Recorder.Sent> sent) throws IOException {
    if (Boolean.getBoolean("hushcell.statements.write")) {
      write(sent);
    }
    assertThat(read().stream().map(Listed::sql))
        .as(file.toString())
        .isEqualTo(sent.stream().map(Recorder.Sent::sql).toList());
  }

  private void write(List<Recorder.Sent> sent) throws IOException {
    Map<String, String> known = new HashMap<>();
    if (Files.exists(file)) {
      read().forEach(each -> known.put(each.sql(), each.expected()));
    }
    List<String> lines = new ArrayList<>();
    Optional<String> step = Optional.empty();
    for (Recorder.Sent each : sent) {
      if (!step.equals(Optional.of(each.step()))) {
        step = Optional.of(each.step());
        lines.add("# " + each.step());
      }
      lines.add(known.getOrDefault(each.sql(), UNDECIDED) + ": " + each.sql());
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
