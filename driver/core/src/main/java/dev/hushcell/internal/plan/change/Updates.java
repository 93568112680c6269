package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.List;

/** Reads UPDATE. */
final class Updates {
  private static final String UNUSUAL = "UPDATE over several tables or with an unusual clause";

  private final StatementReaders readers;
  private final StatementReading reading;
  private final Steering steering;

  Updates(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
    this.steering = new Steering(readers);
  }

  RowChange read(Change.Update update, Scope outer) {
    steering.require(update.modifiers(), update.hints(), update);
    Scope around = new Scope(outer);
    readers.commons(update.with(), around);
    Scope scope = new Scope(around);
    List<Target> targets = targets(update, scope);
    if (update.modifiers().contains("IGNORE")) {
      int position = reading.position(update.tables().get(0));
      targets.forEach(each -> new IgnoredFailures(readers).require(each, position));
    }
    readers.condition(update.where(), scope);
    steering.limits(update.top(), update.order(), update.limit(), scope);
    Target target = targets.get(0);
    return new RowChange(
        target,
        List.of(),
        new Returning(readers).read(update.output(), update.returning(), target, scope));
  }

  /** Reads the tables and what is assigned to them; returns those that change. */
  private List<Target> targets(Change.Update update, Scope scope) {
    Assignments assignments = new Assignments(readers);
    List<Relation> tables = update.tables();
    if (tables.size() == 1 && tables.get(0) instanceof Relation.Table table) {
      Target target = new SourceTarget(readers, update.from()).read(table, UNUSUAL, scope);
      assignments.updates(update.assignments(), target, scope);
      return List.of(target);
    }
    if (!reading.rules().changesJoined() || !update.from().isEmpty()) {
      throw reading.notUnderstood(UNUSUAL);
    }
    JoinedTargets joined = new JoinedTargets(readers, tables, scope);
    assignments.updates(update.assignments(), joined::of, scope);
    return joined.all(tables.get(0));
  }
}
