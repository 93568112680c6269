package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.policy.SchemaChange;
import java.util.List;

/**
 * What was found out of a data definition statement.
 *
 * @param splices what changes in its text
 * @param changes what it does to protected columns
 */
public record Definition(List<Splice> splices, List<SchemaChange> changes) {
  /** Does nothing to protected columns. */
  static final Definition HARMLESS = new Definition(List.of(), List.of());

  public Definition {
    splices = List.copyOf(splices);
    changes = List.copyOf(changes);
  }

  /** Tells whether the statement can be sent byte for byte. */
  public boolean isHarmless() {
    return splices.isEmpty() && changes.isEmpty();
  }
}
