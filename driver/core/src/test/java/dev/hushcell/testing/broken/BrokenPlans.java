package dev.hushcell.testing.broken;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Planners that are wrong in one point. */
public final class BrokenPlans {
  private BrokenPlans() {}

  /** Leaves some parameters as the application bound them. */
  public static UnaryOperator<Planner> plainParameters(Predicate<ParameterRole> broken) {
    return changed(
        plan ->
            with(
                plan,
                plan.splices(),
                plan.parameters().stream()
                    .map(role -> broken.test(role) ? new ParameterRole.Plain() : role)
                    .toList()));
  }

  /** Leaves some places of the text as the application wrote them. */
  public static UnaryOperator<Planner> without(Predicate<Splice> broken) {
    return changed(
        plan ->
            with(
                plan, plan.splices().stream().filter(broken.negate()).toList(), plan.parameters()));
  }

  /** Sends what is refused. */
  public static Planner unrefusing(Planner planner) {
    return (sql, schema, protection) -> {
      try {
        return planner.plan(sql, schema, protection);
      } catch (Fault e) {
        return new StatementPlan.Untouched(Afterwards.NOTHING);
      }
    };
  }

  private static UnaryOperator<Planner> changed(UnaryOperator<Touching> change) {
    return planner ->
        (sql, schema, protection) ->
            planner.plan(sql, schema, protection) instanceof Touching touching
                ? change.apply(touching)
                : new StatementPlan.Untouched(Afterwards.EVERYTHING);
  }

  private static Touching with(
      Touching plan, List<Splice> splices, List<ParameterRole> parameters) {
    return new Touching(
        plan.sql(),
        splices,
        parameters,
        plan.results(),
        plan.changes(),
        plan.keyedTable(),
        plan.afterwards(),
        plan.writes(),
        null,
        null,
        null);
  }
}
