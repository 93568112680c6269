package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.FieldValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that are needed in the driver. What is selected anyway is not fetched again; others
 * are fetched behind what is selected, each once.
 */
final class Fetching {
  private final List<Needed> needed = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<Needed> hidden = new ArrayList<>();

  /** A column, and that of a relation which it is; null where that is not known. */
  private record Needed(String written, Provenance provenance, @Nullable SourceColumn of) {}

  /** Takes a column, and returns its number among those that are needed. */
  int need(String written, Provenance provenance, @Nullable SourceColumn of) {
    for (int i = 0; i < needed.size(); i++) {
      if (needed.get(i).written().equals(written)) {
        return i;
      }
    }
    needed.add(new Needed(written, provenance, of));
    return needed.size() - 1;
  }

  /** Takes what the database tells of a row, and returns its number among what is needed. */
  int told(String written) {
    needed.add(new Needed("(" + written + ")", Provenance.plain(), null));
    return needed.size() - 1;
  }

  /** Finds out where each of them stands. */
  void settle(List<Field> fields, FieldValues values) {
    for (Needed each : needed) {
      int selected = selected(each.of(), fields, values);
      if (selected == 0) {
        hidden.add(each);
      }
      places.add(selected == 0 ? fields.size() + hidden.size() : selected);
    }
  }

  private static int selected(@Nullable SourceColumn of, List<Field> fields, FieldValues values) {
    for (int i = 0; i < fields.size(); i++) {
      boolean cell = values.of(fields.get(i)) instanceof Provenance.Cell;
      if (of != null && cell && of.equals(fields.get(i).of())) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Returns the place of one of them among the result columns, from 1. */
  int place(int number) {
    return places.get(number);
  }

  /** Returns what is fetched behind what is selected. */
  List<Field> fields() {
    return hidden.stream()
        .map(each -> new Field(null, new Field.Origin.Stored(each.provenance())))
        .toList();
  }

  /** Returns what is added to the list of what is selected. */
  String added() {
    StringBuilder added = new StringBuilder();
    for (int i = 0; i < hidden.size(); i++) {
      added.append(", ").append(hidden.get(i).written()).append(" AS ");
      added.append(PlainQuery.HIDDEN).append(i + 1).append(' ');
    }
    return added.toString();
  }
}
