package dev.hushcell.internal.assembly;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.observe.Observer;

/** Tells an observer of refusals, by their code alone. */
record ObservedPlanner(Planner planner, Observer observer) implements Planner {
  @Override
  public StatementPlan plan(String sql, SchemaView schema, Protection protection) {
    try {
      return planner.plan(sql, schema, protection);
    } catch (Fault fault) {
      if (fault.code().kind() == FaultKind.REFUSED) {
        observer.refused(fault.code().id());
      }
      throw fault;
    }
  }
}
