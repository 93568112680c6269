package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Target;
import java.util.List;

/**
 * What was found out of a statement that changes rows.
 *
 * @param target the table that it changes
 * @param splices what is written into it beside sealed values
 * @param returned the columns that it delivers; none without RETURNING
 */
public record RowChange(Target target, List<Splice> splices, List<Output> returned) {
  public RowChange {
    splices = List.copyOf(splices);
    returned = List.copyOf(returned);
  }
}
