package dev.hushcell.testing;

import dev.hushcell.internal.database.h2.H2Rules;
import dev.hushcell.internal.database.h2.H2Types;
import dev.hushcell.internal.plan.text.TextPlanner;
import dev.hushcell.internal.sql.Dialect;
import dev.hushcell.policy.Access;
import dev.hushcell.policy.Vouched;

/** Planners without a database. */
public final class Planners {
  private Planners() {}

  /** Returns the planner of connections to H2 that may do everything. */
  public static TextPlanner ofH2() {
    return new TextPlanner(
        Dialect.H2, new H2Types(), H2Rules.ALL, Access.unlimited(), Vouched.nothing());
  }
}
