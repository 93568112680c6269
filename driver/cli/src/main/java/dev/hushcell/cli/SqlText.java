package dev.hushcell.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Outcomes of statements for people to read: what was done, and a table. */
final class SqlText {
  private static final int WIDEST = 60;

  private final Marks marks;
  private final PrintWriter out;

  SqlText(Marks marks, PrintWriter out) {
    this.marks = marks;
    this.out = out;
  }

  void write(SqlOutcome outcome) {
    outcome.explanation().lines().forEach(line -> out.println("  " + marks.explanation(line)));
    if (outcome.failure().isPresent() && !outcome.what().equals("refused")) {
      out.println("  " + marks.wrong("failed  " + outcome.failure().get().message()));
    } else if (outcome.failure().isPresent() && outcome.explanation().isEmpty()) {
      out.println("  " + marks.wrong(outcome.failure().get().message()));
    } else if (!outcome.columns().isEmpty()) {
      table(outcome);
    } else if (outcome.changed() >= 0) {
      out.println(outcome.changed() == 1 ? "1 row changed" : outcome.changed() + " rows changed");
    }
    out.println();
    out.flush();
  }

  private void table(SqlOutcome outcome) {
    List<SqlOutcome.Column> columns = outcome.columns();
    List<String> heads = columns.stream().map(SqlText::head).toList();
    int[] widths =
        IntStream.range(0, columns.size())
            .map(
                i ->
                    Math.max(
                        heads.get(i).length(),
                        outcome.rows().stream()
                            .mapToInt(row -> shown(row.get(i)).length())
                            .max()
                            .orElse(0)))
            .toArray();
    out.println(
        IntStream.range(0, widths.length)
            .mapToObj(i -> cell(heads.get(i), widths[i], columns.get(i).isOpened()))
            .collect(Collectors.joining(" | "))
            .stripTrailing());
    out.println(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-+-")));
    for (List<@Nullable String> row : outcome.rows()) {
      out.println(
          IntStream.range(0, widths.length)
              .mapToObj(i -> cell(shown(row.get(i)), widths[i], columns.get(i).isOpened()))
              .collect(Collectors.joining(" | "))
              .stripTrailing());
    }
    int count = outcome.rows().size();
    out.println(
        outcome.more()
            ? "the first " + count + " rows; --rows shows more"
            : count == 1 ? "1 row" : count + " rows");
  }

  private static String head(SqlOutcome.Column column) {
    return column.treatment().equals("plain")
        ? shown(column.name())
        : shown(column.name()) + " (" + column.treatment() + ")";
  }

  private String cell(String text, int width, boolean opened) {
    String padding = " ".repeat(width - text.length());
    return (opened ? marks.opened(text) : text) + padding;
  }

  /** Returns a text without what a terminal would take for a command. */
  static String harmless(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "·");
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "NULL";
    }
    String text = value.replaceAll("\\p{Cntrl}", "·");
    return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
  }
}
