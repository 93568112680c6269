package dev.hushcell.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person wrote about the codes of one page, in a file of this form:
 *
 * <pre>
 * = Title of the page                       a second one begins a section
 * text about all of them
 *
 * == HC-2104 Compared without search
 * message: `what the exception says`        with … for what is left out
 * cause: why
 * remedy: what to do
 * </pre>
 *
 * @param parts titles, texts and entries, in their order
 */
record ErrorExplanations(List<Part> parts) {
  /** The pages, in the order of their codes. */
  static final List<String> PAGES =
      List.of(
          "config",
          "fips",
          "keystores",
          "keyring",
          "audit",
          "erasing",
          "sql",
          "plan",
          "cell",
          "jdbc",
          "schema");

  private static final List<String> LABELS = List.of("message", "cause", "remedy");

  /** A part of the file. */
  sealed interface Part permits Title, Text, Entry {}

  /** A line with one {@code =}. */
  record Title(String title) implements Part {}

  /** A line of text. */
  record Text(String text) implements Part {}

  /** What is said of one code. */
  record Entry(String code, String title, String message, String cause, String remedy)
      implements Part {
    String heading() {
      return code + " " + title;
    }
  }

  static ErrorExplanations of(String page) throws IOException {
    try (InputStream in = ErrorExplanations.class.getResourceAsStream("errors/" + page + ".txt")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static ErrorExplanations read(String text) {
    List<Part> parts = new ArrayList<>();
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("== ")) {
        parts.add(entry(line.substring(3), lines.subList(i + 1, Math.min(i + 4, lines.size()))));
        i += 3;
      } else {
        parts.add(line.startsWith("= ") ? new Title(line.substring(2)) : new Text(line));
      }
    }
    return new ErrorExplanations(List.copyOf(parts));
  }

  private static Entry entry(String heading, List<String> lines) {
    Map<String, String> said = new HashMap<>();
    for (String line : lines) {
      for (String label : LABELS) {
        if (line.startsWith(label + ": ")) {
          said.put(label, line.substring(label.length() + 2).strip());
        }
      }
    }
    if (said.size() != 3) {
      throw new AssertionError(heading + " needs a message, a cause and a remedy, a line each");
    }
    int blank = heading.indexOf(' ');
    return new Entry(
        heading.substring(0, blank),
        heading.substring(blank + 1),
        said.get("message"),
        said.get("cause"),
        said.get("remedy"));
  }

  List<Entry> entries() {
    return parts.stream().filter(Entry.class::isInstance).map(Entry.class::cast).toList();
  }

  String title() {
    return ((Title) parts.get(0)).title();
  }
}
