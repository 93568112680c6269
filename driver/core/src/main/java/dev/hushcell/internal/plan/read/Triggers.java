package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ProtectedColumn;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database does by itself when rows of a table are read or change. It finds cells where it
 * expects values, so a trigger or policy may touch nothing that is protected.
 */
final class Triggers {
  private final StatementReading reading;

  Triggers(StatementReading reading) {
    this.reading = reading;
  }

  /** Refuses a change of a table whose triggers reach what is protected. */
  void requireHarmless(Relation relation, int position) {
    if (!reading.mayReach(relation.name().table())) {
      return;
    }
    Set<String> forbidden = forbidden(relation);
    Jobs jobs = reading.protection().jobs();
    for (@Nullable String text : reading.schema().triggers(relation.name())) {
      boolean ofJob = text != null && jobs.wrote(relation.name(), text);
      if (!ofJob && (text == null || !disjoint(text, forbidden))) {
        throw PlanFault.REACHES.at(
            position,
            "a trigger of "
                + relation.name().table()
                + " reads or writes what is protected, where it finds cells; do its work in the"
                + " application and drop it");
      }
    }
  }

  /** Refuses a table of which the database shows rows by what is protected, or protected rows. */
  void requireReadable(Relation relation, int position) {
    if (!reading.mayReach(relation.name().table())) {
      return;
    }
    boolean kept = reading.protection().activated(relation.name()).isPresent();
    Set<String> forbidden = forbidden(relation);
    if (!kept
        && reading.schema().relatives(relation.name()).stream()
            .anyMatch(each -> reading.naming().mayBe(each, forbidden))) {
      throw PlanFault.REACHES.at(
          position,
          relation.name().table()
              + " shares rows with a protected table, of which it is a partition, parent or child;"
              + " name that table itself");
    }
    for (String text : reading.schema().policies(relation.name())) {
      if (!disjoint(text, forbidden)) {
        throw PlanFault.REACHES.at(
            position,
            "a policy of "
                + relation.name().table()
                + " reads what is protected, where it finds cells; write it over plain columns");
      }
    }
  }

  private Set<String> forbidden(Relation relation) {
    Set<String> own = Naming.keys(relation.name().table());
    Set<String> forbidden = new HashSet<>(reading.protectedNames());
    forbidden.addAll(reading.reaching());
    forbidden.removeAll(own);
    reading
        .protection()
        .activated(relation.name())
        .ifPresentOrElse(table -> addColumns(table, forbidden), () -> forbidden.addAll(own));
    return forbidden;
  }

  private static void addColumns(ProtectedTable table, Set<String> names) {
    for (ProtectedColumn column : table.columns()) {
      names.addAll(Naming.keys(column.name().column()));
    }
  }

  private boolean disjoint(String text, Set<String> names) {
    Set<String> inside = reading.statement().tokens().namesIn(text);
    return !reading.naming().meet(inside, names);
  }
}
