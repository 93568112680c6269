package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import java.util.List;

/** Reads the windows of functions, and the order of a group behind WITHIN GROUP. */
final class Windows {
  private final StatementReaders readers;

  Windows(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads what stands behind the arguments of a function and says of which rows it is. */
  void behind(Computation.Function function, Scope scope) {
    readers.sorting.order(function.withinGroup(), List.of(), new Scope(scope));
    function.over().ifPresent(window -> window(window, scope));
  }

  /** Reads a window of the WINDOW clause. */
  void window(Clause.NamedWindow named, Scope around) {
    readers.reading.claims().claim(named.name(), Role.LABEL);
    window(named.window(), around);
  }

  /** Reads a window; which rows of it a frame takes is of no matter, only its bounds are values. */
  void window(Clause.Window window, Scope around) {
    // Some databases see here what is being selected, as in a query within the list.
    Scope scope = new Scope(around);
    window.base().ifPresent(name -> readers.reading.claims().claim(name, Role.LABEL));
    window.partition().forEach(key -> readers.sorting.group(List.of(key), List.of(), scope));
    readers.sorting.order(window.order(), List.of(), scope);
    for (Expression bound : window.bounds()) {
      readers.operands.plain(
          readers.expressions.read(bound, scope),
          PlanFault.COMPUTED,
          "is used as the bound of a window; use a number");
    }
  }
}
