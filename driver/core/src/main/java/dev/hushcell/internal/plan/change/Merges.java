package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Tenants;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the standard MERGE … USING … ON. */
record Merges(
    StatementReading reading, Expressions expressions, Assignments assignments, Steering steering) {
  private static final Set<String> MATCHES =
      Set.of("MATCHED", "NOT MATCHED", "NOT MATCHED BY TARGET", "NOT MATCHED BY SOURCE");
  private static final Set<String> ACTIONS = Set.of("UPDATE", "DELETE", "INSERT");

  /** Returns the table that is changed. */
  Target read(Change.Merge merge) {
    steering.require(List.of(), merge.hints(), merge);
    boolean delivers = merge.returning().isPresent();
    if ((delivers && !reading.rules().has(SqlHabit.TARGETS_AMONG_SOURCES))
        || merge.top().isPresent()) {
      throw reading.notUnderstood("MERGE with an unusual clause");
    }
    expressions.queries().commons(merge.with());
    Target target = expressions.queries().relations().target(merge.table());
    expressions.queries().relations().read(List.of(merge.source()));
    expressions.condition(Optional.of(merge.on()));
    merge.whens().forEach(when -> action(when, target));
    reading.rows().requireTold();
    return target;
  }

  private void action(Part.MergeWhen when, Target target) {
    boolean known = MATCHES.contains(when.match()) && ACTIONS.contains(when.action());
    if (!known || !when.words().isEmpty()) {
      throw reading.notUnderstood("MERGE with an unusual action", when);
    }
    expressions.condition(when.condition());
    expressions.condition(when.where());
    assignments.of(target).sets(when.assignments(), target);
    if (when.action().equals("INSERT")) {
      insert(when, target);
    }
  }

  private void insert(Part.MergeWhen insert, Target target) {
    if (insert.columns().isEmpty()) {
      throw reading.notUnderstood("MERGE that inserts without a list of columns; add the list");
    }
    if (insert.columns().size() != insert.values().size()) {
      throw Assignments.count(insert.columns().size(), insert.values().size());
    }
    List<Field> columns =
        insert.columns().stream().map(each -> assignments.column(each, target)).toList();
    Assignments own = assignments.of(Tenants.of(columns, insert.values(), target, reading));
    for (int i = 0; i < columns.size(); i++) {
      Optional<Provenance> unused = own.value(columns.get(i), insert.values().get(i));
    }
  }
}
