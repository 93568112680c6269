package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Trigger;
import dev.hushcell.internal.plan.Unnamed;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.screen.CodeReader;
import dev.hushcell.internal.plan.screen.CodeReader.CodeReading;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.policy.ProtectedColumn;
import java.util.HashSet;
import java.util.Set;

/**
 * What the database does by itself when rows of a table are read or change. It finds cells where it
 * expects values, so a trigger or policy may touch nothing that is protected.
 */
record Triggers(StatementReading reading) {
  /** Refuses a change of a table whose triggers reach what is protected. */
  void requireHarmless(Relation relation, int position) {
    if (!reading.mayReach(relation.name().table())) {
      return;
    }
    Set<String> forbidden = forbidden(relation);
    for (Trigger trigger : reading.schema().triggers(relation.name())) {
      if (!isOfJob(trigger, relation) && !isVouched(trigger) && !isHarmless(trigger, forbidden)) {
        throw PlanFault.REACHES.at(
            position,
            "a trigger of "
                + relation.name().table()
                + " reads or writes what is protected, where it finds cells; do its work in the"
                + " application and drop it");
      }
    }
    requireNothingRuns(Unnamed.changeOf(relation.name()), relation, position);
  }

  private boolean isOfJob(Trigger trigger, Relation relation) {
    String text = trigger.text();
    return text != null && reading.protection().jobs().wrote(relation.name(), text);
  }

  private boolean isVouched(Trigger trigger) {
    return trigger.runs().isPresent()
        && reading.trusted().routinesCalled(trigger.runs().get().routine()).stream()
            .anyMatch(each -> !each.hasCells() && each.name().isLike(trigger.runs().get()));
  }

  private boolean isHarmless(Trigger trigger, Set<String> forbidden) {
    String text = trigger.text();
    return text != null && isDisjoint(text, trigger.mode(), forbidden);
  }

  private void requireNothingRuns(String code, Relation relation, int position) {
    if (reading.mayReach(code)) {
      throw PlanFault.REACHES.at(
          position,
          "a trigger, default, CHECK, index or type of "
              + relation.name().table()
              + " runs code that reaches, or may reach, what is protected; do its work in the"
              + " application and drop it, or vouch for its routine under procedures:");
    }
  }

  /** Refuses a table of which the database shows rows by what is protected, or protected rows. */
  void requireReadable(Relation relation, int position) {
    if (!reading.mayReach(relation.name().table())) {
      return;
    }
    boolean kept = reading.protection().activated(relation.name()).isPresent();
    requireNothingRuns(Unnamed.useOf(relation.name()), relation, position);
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
      if (!isDisjoint(text, "", forbidden)) {
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

  /** Tells whether a code is read to its end and has none of some names. */
  private boolean isDisjoint(String code, String mode, Set<String> names) {
    CodeReading found = new CodeReader(reading.rules(), SessionFlag.in(mode)).read(code);
    return found.isKnown() && !reading.naming().meet(found.names(), names);
  }
}
