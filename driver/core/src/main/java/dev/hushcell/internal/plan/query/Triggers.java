package dev.hushcell.internal.plan.query;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.ProtectedTable;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database does by itself when rows of a table change. It finds cells where it expects
 * values, so a trigger may touch nothing that is protected.
 */
final class Triggers {
  private final Reading reading;

  Triggers(Reading reading) {
    this.reading = reading;
  }

  /** Refuses a change of a table whose triggers reach what is protected. */
  void requireHarmless(Relation relation, int position) {
    String own = Names.fold(relation.name().table());
    if (!reading.reaching().contains(own)) {
      return;
    }
    Set<String> forbidden = new HashSet<>(reading.protectedNames());
    forbidden.addAll(reading.reaching());
    forbidden.remove(own);
    reading
        .protection()
        .activated(relation.name())
        .ifPresentOrElse(table -> addColumns(table, forbidden), () -> forbidden.add(own));
    for (@Nullable String text : reading.schema().triggers(relation.name())) {
      if (text == null || !disjoint(text, forbidden)) {
        throw PlanFault.REACHES.at(
            position,
            "a trigger of "
                + relation.name().table()
                + " reads or writes what is protected, where it finds cells; do its work in the"
                + " application and drop it");
      }
    }
  }

  private static void addColumns(ProtectedTable table, Set<String> names) {
    for (ProtectedColumn column : table.columns()) {
      names.add(Names.fold(column.name().column()));
    }
  }

  private boolean disjoint(String text, Set<String> names) {
    Set<String> inside = reading.statement().tokens().namesIn(text);
    return inside.stream().noneMatch(names::contains);
  }
}
