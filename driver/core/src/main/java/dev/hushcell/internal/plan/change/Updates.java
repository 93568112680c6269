package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import java.util.List;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Reads UPDATE. */
final class Updates {
  private final StatementReaders readers;
  private final StatementReading reading;

  Updates(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
  }

  Change read(Update update, Scope outer) {
    requireCommonForm(update);
    Scope around = new Scope(outer);
    readers.commons(update.getWithItemsList(), around);
    Scope scope = new Scope(around);
    List<Target> targets = targets(update, scope);
    if (update.isModifierIgnore()) {
      targets.forEach(each -> new IgnoredFailures(readers).require(each, position(update)));
    }
    readers.condition(update.getWhere(), scope);
    readers.limits(update.getOrderByElements(), update.getLimit(), scope);
    Target target = targets.get(0);
    return new Change(
        target, List.of(), new Returning(readers).read(update.getReturningClause(), target, scope));
  }

  private int position(Update update) {
    return reading.position(update.getTable());
  }

  /** Reads the tables and what is assigned to them; returns those that change. */
  private List<Target> targets(Update update, Scope scope) {
    Assignments assignments = new Assignments(readers);
    if (isGiven(update.getStartJoins())) {
      JoinedTargets joined =
          new JoinedTargets(readers, update.getTable(), update.getStartJoins(), scope);
      assignments.updates(update.getUpdateSets(), joined::of, scope);
      return joined.all(update.getTable());
    }
    Target target = target(update, scope);
    assignments.updates(update.getUpdateSets(), target, scope);
    return List.of(target);
  }

  private Target target(Update update, Scope scope) {
    FromItem first = update.getFromItem();
    if (first != null && reading.rules().targetsAmongSources()) {
      SourceTarget sources = new SourceTarget(readers, first, update.getJoins());
      return sources.read(List.of(update.getTable()), scope).get(0);
    }
    Target target = readers.target(update.getTable(), scope);
    if (first != null) {
      readers.sourcesApart(first, update.getJoins(), scope);
    }
    return target;
  }

  private void requireCommonForm(Update update) {
    boolean unusual =
        update.getOutputClause() != null
            || update.getForPortionClause() != null
            || update.getPreferringClause() != null
            || (update.getFromItem() != null && !readsOthers())
            || (update.getFromItem() == null && isGiven(update.getJoins()))
            || update.isFromBeforeSet()
            || update.isTargetTableAlias()
            || (isGiven(update.getStartJoins()) && !reading.rules().changesJoined())
            || update.getOption() != null;
    if (unusual) {
      throw reading.notUnderstood("UPDATE over several tables or with an unusual clause");
    }
  }

  private boolean readsOthers() {
    return reading.rules().updatesFromOthers() || reading.rules().targetsAmongSources();
  }

  private static boolean isGiven(@Nullable List<?> list) {
    return list != null && !list.isEmpty();
  }
}
