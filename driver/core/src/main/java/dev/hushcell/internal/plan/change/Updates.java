package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.query.Readers;
import dev.hushcell.internal.plan.query.Reading;
import dev.hushcell.internal.plan.query.Scope;
import dev.hushcell.internal.plan.query.Target;
import java.util.List;
import net.sf.jsqlparser.statement.update.Update;

/** Reads UPDATE. */
final class Updates {
  private final Readers readers;
  private final Reading reading;

  Updates(Readers readers) {
    this.readers = readers;
    this.reading = readers.reading();
  }

  Change read(Update update) {
    requireCommonForm(update);
    Scope around = new Scope(null);
    readers.commons(update.getWithItemsList(), around);
    Scope scope = new Scope(around);
    Target target = readers.target(update.getTable(), scope);
    new Assignments(readers).updates(update.getUpdateSets(), target, scope);
    if (update.isModifierIgnore()) {
      new IgnoredFailures(readers).require(target, readers.reading().position(update.getTable()));
    }
    readers.condition(update.getWhere(), scope);
    readers.limits(update.getOrderByElements(), update.getLimit(), scope);
    return new Change(target, List.of());
  }

  private void requireCommonForm(Update update) {
    boolean unusual =
        update.getOutputClause() != null
            || update.getReturningClause() != null
            || update.getForPortionClause() != null
            || update.getPreferringClause() != null
            || update.getFromItem() != null
            || (update.getJoins() != null && !update.getJoins().isEmpty())
            || (update.getStartJoins() != null && !update.getStartJoins().isEmpty())
            || update.getOption() != null;
    if (unusual) {
      throw reading.notUnderstood("UPDATE over several tables or with an unusual clause");
    }
  }
}
