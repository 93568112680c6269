package dev.hushcell;

import dev.hushcell.internal.config.Warnings;
import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.policy.Vouched;
import dev.hushcell.policy.VouchedRoutine;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells, once for a database, which names of the configuration it does not have: they may be made
 * later, or be misspelt. Thread-safe.
 */
final class VouchedNames {
  private final Vouched vouched;
  private final Warnings warnings;
  private final AtomicBoolean told = new AtomicBoolean();

  VouchedNames(Vouched vouched, Warnings warnings) {
    this.vouched = vouched;
    this.warnings = warnings;
  }

  /** Looks at the database of a connection, if nobody did before. */
  void tell(SchemaView view) {
    if (!told.getAndSet(true) && !vouched.routines().isEmpty()) {
      List<SchemaView.Routine> routines = view.routines();
      List<String> names = routines.stream().map(each -> each.name().toString()).toList();
      for (VouchedRoutine declared : vouched.routines()) {
        if (routines.stream().noneMatch(each -> declared.name().isLike(each.name()))) {
          warnings.warn(
              "procedures: names "
                  + declared.name()
                  + ", and the database has no such routine"
                  + Nearest.hint(declared.name().toString(), names));
        }
      }
    }
  }
}
