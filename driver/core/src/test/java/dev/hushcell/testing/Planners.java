package dev.hushcell.testing;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.pipeline.TextPlanner;

/** Planners without a database. */
public final class Planners {
  private Planners() {}

  /** Returns the planner of connections to H2 that may do everything. */
  public static TextPlanner ofH2() {
    return new TextPlanner(
        new H2Types(), H2Rules.RULES, Access.unlimited(), TrustedObjects.nothing());
  }
}
