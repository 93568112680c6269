package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.Planner.PlanAgain;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells, once for a database, which names of the configuration it does not have: they may be made
 * later, or be misspelt. Thread-safe.
 */
final class TrustedNames {
  private final TrustedObjects trusted;
  private final Warnings warnings;
  private final AtomicBoolean told = new AtomicBoolean();

  TrustedNames(TrustedObjects trusted, Warnings warnings) {
    this.trusted = trusted;
    this.warnings = warnings;
  }

  /**
   * Looks at the database of a connection, if nobody did before.
   *
   * @param epoch of the protection that the connection begins with
   */
  void tell(SchemaView view, long epoch) {
    if (told.getAndSet(true)) {
      return;
    }
    tellOfRoutines(trusted.routines().isEmpty() ? List.of() : view.routines());
    try {
      view.planningFor(epoch);
      trusted.views().forEach(each -> tellOfView(each.name(), view));
    } catch (PlanAgain changing) {
      told.set(false); // somebody changes the catalogue just now; the next connection looks again
    }
  }

  private void tellOfRoutines(List<SchemaView.Routine> routines) {
    List<String> names = routines.stream().map(each -> each.name().toString()).toList();
    for (TrustedRoutine declared : trusted.routines()) {
      if (routines.stream().noneMatch(each -> declared.name().isLike(each.name()))) {
        warnings.warn(
            "procedures: names "
                + declared.name()
                + ", and the database has no such routine"
                + Nearest.hint(declared.name().toString(), names));
      }
    }
  }

  private void tellOfView(TableName name, SchemaView view) {
    boolean there =
        view.find(name.schema(), false, name.table(), false).isPresent()
            || view.find(name.schema(), true, name.table(), true).isPresent();
    if (!there) {
      warnings.warn("views: names " + name + ", and the database has no such view");
    }
  }
}
