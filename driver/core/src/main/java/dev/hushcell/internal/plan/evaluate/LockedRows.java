package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.KeyedRows.Locking;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Sorting;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a query locks, found first: it would lock those too that are left out in the
 * driver.
 */
record LockedRows(Query query, Select select, FoundRows found) {
  /** Returns them; empty where it locks those that it delivers, or none. */
  static Optional<LockedRows> of(
      Query query,
      Select select,
      Tail tail,
      Filter filter,
      Sorting.Rows rows,
      Expressions expressions,
      StatementReading reading) {
    boolean locks = !query.locks().isEmpty();
    if (locks && filter.isEmpty() && tail.isThere()) {
      throw reading.notUnderstood(
          "LIMIT beside a lock, without a condition that is evaluated in the driver");
    }
    boolean all =
        reading.rules().keyedRows().filter(each -> each.locking() == Locking.ALL).isPresent();
    if (!locks || filter.isEmpty() || all) {
      return Optional.empty();
    }
    FoundRows found =
        new FoundRows(
            reading,
            OneTable.alone(select.from()).orElseThrow(),
            select.where(),
            RowKey.of(rows.scope().relations().get(0), reading, expressions),
            List.of(),
            filter);
    return Optional.of(new LockedRows(query, select, found));
  }

  /** Returns how they are found. */
  Finding finding(RowQueries planner) {
    return found.finding(query, select, planner);
  }

  /** Returns what the query asks besides. */
  String among() {
    return found.among();
  }
}
