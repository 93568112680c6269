package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.query.Readers;
import dev.hushcell.internal.plan.query.Reading;
import dev.hushcell.internal.plan.query.Scope;
import dev.hushcell.internal.plan.query.Target;
import java.util.List;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.FromItem;
import org.jspecify.annotations.Nullable;

/** Reads DELETE. */
final class Deletes {
  private final Readers readers;
  private final Reading reading;

  Deletes(Readers readers) {
    this.readers = readers;
    this.reading = readers.reading();
  }

  Change read(Delete delete, Scope outer) {
    requireCommonForm(delete);
    Scope around = new Scope(outer);
    readers.commons(delete.getWithItemsList(), around);
    Scope scope = new Scope(around);
    Target target = target(delete, scope);
    List<FromItem> others = delete.getUsingFromItemList();
    if (isGiven(others)) {
      readers.sources(others.get(0), delete.getJoins(), scope);
      others.subList(1, others.size()).forEach(each -> readers.sources(each, null, scope));
    }
    readers.condition(delete.getWhere(), scope);
    readers.limits(delete.getOrderByElements(), delete.getLimit(), scope);
    return new Change(
        target, List.of(), new Returning(readers).read(delete.getReturningClause(), target, scope));
  }

  private Target target(Delete delete, Scope scope) {
    if (isAmongSources(delete)) {
      return new SourceTarget(readers)
          .read(delete.getTables().get(0), delete.getTable(), delete.getJoins(), scope);
    }
    return readers.target(delete.getTable(), scope);
  }

  /**
   * {@code DELETE c FROM contact c JOIN …}; without JOIN, as Hibernate writes it for MySQL, whoever
   * has this form at all means the same by it.
   */
  private boolean isAmongSources(Delete delete) {
    return delete.getTables() != null
        && delete.getTables().size() == 1
        && (reading.rules().targetsAmongSources()
            || (!isGiven(delete.getJoins()) && !isGiven(delete.getUsingFromItemList())));
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
