package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.plan.Evaluation;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What columns are called that the database would call otherwise.
 *
 * @param of by their places, from 1
 */
record ColumnLabels(Map<Integer, String> of) {
  static final ColumnLabels NONE = new ColumnLabels(Map.of());

  /** Returns the same and the names of what is computed. */
  ColumnLabels with(Evaluation evaluation) {
    Map<Integer, String> all = new TreeMap<>(of);
    for (Evaluation.Output output : evaluation.outputs()) {
      if (output.label() != null) {
        all.put(output.place(), output.label());
      }
    }
    return new ColumnLabels(all);
  }

  /**
   * Returns what a column is called: as the database says where nothing else is known, and where it
   * calls such columns by no name at all.
   */
  String at(int column, String database) {
    return database.isEmpty() ? database : of.getOrDefault(column, database);
  }

  /** Returns the first column that is called so; 0 for none. */
  int place(@Nullable String label) {
    return of.entrySet().stream()
        .filter(each -> each.getValue().equalsIgnoreCase(label))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }
}
