package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the standard MERGE … USING … ON. */
final class Merges {
  private static final Name ACTION = new Name("$action", false);
  private static final Set<String> MATCHES =
      Set.of("MATCHED", "NOT MATCHED", "NOT MATCHED BY TARGET", "NOT MATCHED BY SOURCE");
  private static final Set<String> ACTIONS = Set.of("UPDATE", "DELETE", "INSERT");

  private final StatementReaders readers;
  private final StatementReading reading;
  private final Assignments assignments;

  Merges(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
    this.assignments = new Assignments(readers);
  }

  RowChange read(Change.Merge merge, Scope outer) {
    new Steering(readers).require(List.of(), merge.hints(), merge);
    boolean delivers = merge.returning().isPresent();
    if ((delivers && !reading.rules().targetsAmongSources()) || merge.top().isPresent()) {
      throw reading.notUnderstood("MERGE with an unusual clause");
    }
    Scope around = new Scope(outer);
    readers.commons(merge.with(), around);
    Scope scope = new Scope(around);
    Target target = readers.target(merge.table(), scope);
    readers.sourcesApart(List.of(merge.source()), scope);
    readers.condition(Optional.of(merge.on()), scope);
    merge.whens().forEach(when -> action(when, target, scope));
    List<Output> delivered =
        new Returning(readers).read(Optional.empty(), merge.returning(), target, withAction(scope));
    return new RowChange(target, List.of(), delivered);
  }

  /** What OUTPUT delivers besides rows: which of the actions it was. */
  private static Scope withAction(Scope scope) {
    Scope with = new Scope(scope);
    with.add(new Source(null, null, List.of(new Output(ACTION, Provenance.plain())), true));
    return with;
  }

  private void action(Part.MergeWhen when, Target target, Scope scope) {
    boolean known = MATCHES.contains(when.match()) && ACTIONS.contains(when.action());
    if (!known || !when.words().isEmpty()) {
      throw reading.notUnderstood("MERGE with an unusual action", when);
    }
    readers.condition(when.condition(), scope);
    readers.condition(when.where(), scope);
    assignments.updates(when.assignments(), target, scope);
    if (when.action().equals("INSERT")) {
      insert(when, target, scope);
    }
  }

  private void insert(Part.MergeWhen insert, Target target, Scope scope) {
    if (insert.columns().isEmpty()) {
      throw reading.notUnderstood("MERGE that inserts without a list of columns; add the list");
    }
    if (insert.columns().size() != insert.values().size()) {
      throw Assignments.count(insert.columns().size(), insert.values().size());
    }
    for (int i = 0; i < insert.columns().size(); i++) {
      Output column = assignments.column(insert.columns().get(i), target, scope);
      assignments.value(column, insert.values().get(i), scope);
    }
  }
}
