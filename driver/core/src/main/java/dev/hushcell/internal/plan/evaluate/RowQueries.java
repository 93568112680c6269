package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.StatementPlan.Touching;

/** Plans the queries that find the rows of another statement. */
@FunctionalInterface
public interface RowQueries {
  Touching plan(String sql);
}
