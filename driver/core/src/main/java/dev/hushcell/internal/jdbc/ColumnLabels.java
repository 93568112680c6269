package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.Evaluation;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What columns are called that the database would call otherwise.
 *
 * @param of by their places, from 1; an empty one where the name is not known
 */
record ColumnLabels(Map<Integer, Optional<String>> of) {
  static final ColumnLabels NONE = new ColumnLabels(Map.of());

  /** Returns the same and the names of what is computed. */
  ColumnLabels with(Evaluation evaluation) {
    Map<Integer, Optional<String>> all = new TreeMap<>(of);
    for (Evaluation.Output output : evaluation.outputs()) {
      if (output.label() != null) {
        all.put(output.place(), Optional.of(output.label()));
      }
    }
    return new ColumnLabels(all);
  }

  /** Returns what a column is called; null where the database says it. */
  @Nullable String at(int column) throws SQLException {
    Optional<String> label = of.get(column);
    if (label == null) {
      return null;
    }
    if (label.isEmpty()) {
      throw SqlErrors.of(
          JdbcFault.RESULT_LABEL,
          "result column "
              + column
              + " has no name of its own, and the database calls it by what it was sent, a cell"
              + " among it; give it a name with AS, or read it by its place");
    }
    return label.get();
  }

  /** Returns the first column that is called so; 0 for none. */
  int place(String label) {
    return of.entrySet().stream()
        .filter(each -> each.getValue().filter(label::equalsIgnoreCase).isPresent())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }
}
