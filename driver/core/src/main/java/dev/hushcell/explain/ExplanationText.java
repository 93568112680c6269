package dev.hushcell.explain;

import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes an explanation as a table of two columns. */
final class ExplanationText {
  private final List<String[]> rows = new ArrayList<>();

  String of(Explanation.Touching touching) {
    for (TouchedTable table : touching.tables()) {
      String columns = table.columns().isEmpty() ? "" : ": " + String.join(", ", table.columns());
      add("touches", table.name() + columns);
    }
    touching.activations().forEach(this::activates);
    touching.changes().forEach(change -> add("changes", change.description()));
    for (Value value : touching.values()) {
      String what = value.isLiteral() ? "literal" : "parameter " + value.parameter();
      add(what + " at " + value.place(), value.treatment().toString());
    }
    for (int i = 0; i < touching.results().size(); i++) {
      add("result " + (i + 1), touching.results().get(i).toString());
    }
    touching.work().ifPresent(work -> add("in the driver", work.toString()));
    add("sends", touching.sent());
    return text();
  }

  String of(Explanation.Refused refused) {
    refused.activations().forEach(this::activates);
    add("refused", refused.message());
    refused.place().ifPresent(place -> add("at", place.toString()));
    add("see", refused.page());
    return text();
  }

  private void activates(ProtectedColumn column) {
    add(
        "activates",
        column.name()
            + " "
            + column.type().declared()
            + " (search: "
            + column.search().name().toLowerCase(Locale.ROOT)
            + ", key: "
            + column.key()
            + ")");
  }

  private void add(String what, String becomes) {
    rows.add(new String[] {what, becomes});
  }

  private String text() {
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (String[] row : rows) {
      out.append(out.isEmpty() ? "" : "\n");
      out.append(row[0]).append(" ".repeat(width - row[0].length() + 2)).append(row[1]);
    }
    return out.toString();
  }
}
