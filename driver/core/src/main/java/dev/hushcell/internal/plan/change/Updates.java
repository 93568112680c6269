package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.query.Readers;
import dev.hushcell.internal.plan.query.Reading;
import dev.hushcell.internal.plan.query.Scope;
import dev.hushcell.internal.plan.query.Target;
import java.util.List;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Reads UPDATE. */
final class Updates {
  private final Readers readers;
  private final Reading reading;

  Updates(Readers readers) {
    this.readers = readers;
    this.reading = readers.reading();
  }

  Change read(Update update, Scope outer) {
    requireCommonForm(update);
    Scope around = new Scope(outer);
    readers.commons(update.getWithItemsList(), around);
    Scope scope = new Scope(around);
    Target target = target(update, scope);
    new Assignments(readers).updates(update.getUpdateSets(), target, scope);
    if (update.isModifierIgnore()) {
      new IgnoredFailures(readers).require(target, readers.reading().position(update.getTable()));
    }
    readers.condition(update.getWhere(), scope);
    readers.limits(update.getOrderByElements(), update.getLimit(), scope);
    return new Change(
        target, List.of(), new Returning(readers).read(update.getReturningClause(), target, scope));
  }

  private Target target(Update update, Scope scope) {
    FromItem first = update.getFromItem();
    if (first != null && reading.rules().targetsAmongSources()) {
      return new SourceTarget(readers).read(update.getTable(), first, update.getJoins(), scope);
    }
    Target target = readers.target(update.getTable(), scope);
    if (first != null) {
      readers.sources(first, update.getJoins(), scope);
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
            || isGiven(update.getStartJoins())
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
