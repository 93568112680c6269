package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import java.util.List;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.FromItem;
import org.jspecify.annotations.Nullable;

/** Reads DELETE. */
final class Deletes {
  private final StatementReaders readers;
  private final StatementReading reading;

  Deletes(StatementReaders readers) {
    this.readers = readers;
    this.reading = readers.reading();
  }

  Change read(Delete delete, Scope outer) {
    requireCommonForm(delete);
    Scope around = new Scope(outer);
    readers.commons(delete.getWithItemsList(), around);
    Scope scope = new Scope(around);
    List<Target> targets = targets(delete, scope);
    List<FromItem> others = delete.getUsingFromItemList();
    if (isGiven(others)) {
      readers.sourcesApart(others.get(0), delete.getJoins(), scope);
      others.subList(1, others.size()).forEach(each -> readers.sourcesApart(each, null, scope));
    }
    readers.condition(delete.getWhere(), scope);
    readers.limits(delete.getOrderByElements(), delete.getLimit(), scope);
    Target target = targets.get(0);
    return new Change(
        target, List.of(), new Returning(readers).read(delete.getReturningClause(), target, scope));
  }

  private List<Target> targets(Delete delete, Scope scope) {
    if (!isAmongSources(delete)) {
      return List.of(readers.target(delete.getTable(), scope));
    }
    SourceTarget sources = new SourceTarget(readers, delete.getTable(), delete.getJoins());
    List<Target> targets = sources.read(delete.getTables(), scope);
    JoinedTargets.requireApart(targets, reading, delete.getTable());
    return targets;
  }

  /**
   * {@code DELETE c FROM contact c JOIN …}, with several tables where the database takes them;
   * without JOIN, as Hibernate writes it, whoever has this form at all means the same by it.
   */
  private boolean isAmongSources(Delete delete) {
    if (!isGiven(delete.getTables()) || isGiven(delete.getUsingFromItemList())) {
      return false;
    }
    boolean one = delete.getTables().size() == 1;
    return reading.rules().changesJoined()
        || (one && (reading.rules().targetsAmongSources() || !isGiven(delete.getJoins())));
  }

  private void requireCommonForm(Delete delete) {
    boolean unusual =
        delete.getOutputClause() != null
            || delete.getForPortionClause() != null
            || delete.getPreferringClause() != null
            || (isGiven(delete.getTables()) && !isAmongSources(delete))
            || (isGiven(delete.getUsingFromItemList()) && !reading.rules().updatesFromOthers())
            || (isGiven(delete.getJoins())
                && !isGiven(delete.getUsingFromItemList())
                && !isAmongSources(delete))
            || delete.getOption() != null;
    if (unusual) {
      throw reading.notUnderstood("DELETE over several tables or with an unusual clause");
    }
  }

  private static boolean isGiven(@Nullable List<?> list) {
    return list != null && !list.isEmpty();
  }
}
